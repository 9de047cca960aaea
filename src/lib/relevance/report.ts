import type { Content } from '#lib/model/entry.ts';
import { recommendations, type WeighedRule } from '#lib/model/relevance-file.ts';
import { dateInWords } from '#lib/model/date.ts';
import { leftOutReasons, type LeftOutReason } from '#lib/rules/rule.ts';
import type { Relevance } from './relevance.ts';
import { countsOf, unlocks } from './unlocks.ts';

/** What each recommendation means, for the line of its count. */
const meanings: Record<WeighedRule['recommendation'], string> = {
  enable: 'answers an open question, and its data arrives',
  'enable-tuned': 'the same, with something to settle first',
  'needs-data': 'would answer an open question, if its log were connected',
  covered: 'nothing open asks for what it looks for',
  decided: 'a use case or a pack has decided on it',
  'no-threat': 'no question of a threat asks for it',
};
const best = 10;

/** What was found, for a person at a terminal: counts, the ten best, each threat, what to connect, what was left out. */
export function report({ file }: Relevance, content: Content): string {
  const { rules, formats, left_out, as_of } = file;
  const counts = countsOf(rules);
  const kinds = Object.entries(formats).map(([format, n]) => `${n} ${format}`);
  const next = unlocks(rules).slice(0, 8);
  const older = rules.filter((row) => row.decided?.older_version).length;
  return [
    `${rules.length} rules weighed (${kinds.join(', ') || 'none found'}) as of ${dateInWords(as_of)}`,
    '',
    ...recommendations.map((name) => `  ${name.padEnd(14)}${pad(counts[name])}  ${meanings[name]}`),
    '',
    `${counts.enable + counts['enable-tuned']} wait for a decision.${older > 0 ? ` ${older} were decided on an older version.` : ''}`,
    ...section('Best first', bestOf(rules, content)),
    ...section('By threat: enable, tune, needs data, covered, decided', byThreat(rules, content)),
    ...section(
      'What to connect next, by rules',
      next.map(({ log, dataSources, ...n }) => {
        const named = dataSources.length > 0 ? ` (${dataSources.join(', ')})` : '';
        return `${pad(n.rules)} for ${n.questions} open ${n.questions === 1 ? 'question' : 'questions'}: ${log}${named}`;
      }),
    ),
    ...section(
      'Left out',
      Object.entries(left_out).map(([reason, n]) => `${pad(n)} ${leftOutReasons[reason as LeftOutReason]}`),
    ),
    '',
  ].join('\n');
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)];
}

function bestOf(rules: readonly WeighedRule[], content: Content): string[] {
  return rules
    .filter(({ recommendation }) => recommendation.startsWith('enable') || recommendation === 'needs-data')
    .slice(0, best)
    .flatMap(({ title, id, recommendation, reason, threats }, index) => [
      `${pad(index + 1)}. ${title} (${id.slice(0, 8)}): ${recommendation}`,
      `      ${asked(threats, content)}`,
      `      ${reason}`,
    ]);
}

/** The open question it would help most with. */
function asked(threats: WeighedRule['threats'], content: Content): string {
  const [row] = threats;
  const entry = content.entries.threat.find(({ id }) => id === row?.threat);
  const question = entry?.data.detection_questions?.find(({ id }) => id === row?.open[0]);
  const more = threats.flatMap(({ open }) => open).length - 1;
  return `${entry?.data.title ?? ''}: ${question?.question ?? ''}${more > 0 ? ` (and ${more} more open)` : ''}`;
}

function byThreat(rules: readonly WeighedRule[], content: Content): string[] {
  const risk = (entry: Content['entries']['threat'][number]) => entry.data.likelihood * entry.data.impact;
  return content.entries.threat
    .toSorted((a, b) => risk(b) - risk(a) || (a.id < b.id ? -1 : 1))
    .flatMap(({ id, data }) => {
      const counts = countsOf(
        rules.filter(({ threats, recommendation }) => {
          const asks = threats.find(({ threat }) => threat === id);
          const helps = recommendation === 'covered' || recommendation === 'decided' ? 'questions' : 'open';
          return (asks?.[helps].length ?? 0) > 0;
        }),
      );
      const shown = recommendations.slice(0, 5).map((name) => pad(counts[name]));
      return `${shown.join(' ')}  ${data.title}`;
    });
}

function pad(count: number): string {
  return String(count).padStart(4);
}
