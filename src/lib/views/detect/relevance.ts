import { recommendations, type Recommendation, type WeighedRule } from '#lib/model/relevance-file.ts';
import { dateInWords } from '#lib/model/date.ts';
import { countsOf, unlocks } from '#lib/relevance/unlocks.ts';
import { linkTo, type LinkView } from '#lib/views/related.ts';
import { countWords, leftOutWords, recommendationWords, titleOf } from './relevance-words.ts';
import { relevanceRows } from './relevance-rows.ts';
import { page, type Site } from '#lib/views/site.ts';
import { rankedThreats } from '#lib/views/threats/threat.ts';
import type { StatusView } from './use-case.ts';
import { impacts, likelihoods, listed } from '#lib/views/words.ts';

/** A rule of somebody else, what to do with it, and why. */
export interface RuleView {
  title: string;
  /** Its format and the start of its id: enough to find it. */
  name: string;
  state: StatusView;
  reason: string;
  threat: LinkView | undefined;
  question: string;
  /** Further open questions it may answer. */
  more: number;
}

/** Which of the vendors' rules are for us: counts, the best, each threat, what to connect, what was decided. */
export interface RelevanceView {
  title: string;
  /** Undefined where nothing was weighed yet. */
  asOf: string | undefined;
  formats: string;
  counts: { id: Recommendation; name: string; meaning: string; count: number }[];
  best: RuleView[];
  threats: { threat: LinkView; line: string; rules: RuleView[]; left: number }[];
  connect: { log: string; sources: string[]; rules: number; questions: number }[];
  decided: (RuleView & { where: LinkView })[];
  leftOut: string;
  /** Rules that rest on pages this reader cannot open. */
  hidden: number;
}

const [best, perThreat, logs] = [10, 20, 12];

/** Everything the relevance page shows. */
export function relevanceView(site: Site): RelevanceView {
  const { rows, hidden } = relevanceRows(site);
  const counts = countsOf(rows);
  const open = rows.filter(({ recommendation }) => isOpen(recommendation));
  const waiting = counts.enable + counts['enable-tuned'];
  return {
    title: site.relevance ? titleOf(waiting, rows.length) : 'No rules of others were weighed yet',
    asOf: site.relevance && dateInWords(site.relevance.as_of),
    formats: listed(Object.keys(site.relevance?.formats ?? {}).map(formatName)),
    counts: recommendations.map((id) => ({ id, ...recommendationWords[id], count: counts[id] })),
    best: open.slice(0, best).map((row) => ruleView(site, row)),
    threats: rankedThreats(site).flatMap((entry) => {
      const own = open.filter(({ threats }) => threats[0]?.threat === entry.id);
      if (own.length === 0) return [];
      const { likelihood, impact } = entry.data;
      const covered = rows.filter((row) => row.recommendation === 'covered' && asks(row, entry.id)).length;
      return [
        {
          threat: linkTo(site, `threat/${entry.id}`),
          line: `${likelihoods[likelihood]}, ${impacts[impact]?.toLowerCase()}. ${countWords(own.length, covered)}`,
          rules: own.slice(0, perThreat).map((row) => ruleView(site, row)),
          left: Math.max(0, own.length - perThreat),
        },
      ];
    }),
    connect: unlocks(rows)
      .slice(0, logs)
      .map(({ dataSources, ...rest }) => ({
        ...rest,
        sources: dataSources.map((id) => sourceName(site, id)),
      })),
    decided: rows.flatMap((row) =>
      row.decided ? [{ ...ruleView(site, row), where: whereOf(site, row.decided.by) }] : [],
    ),
    leftOut: listed(
      Object.entries(site.relevance?.left_out ?? {}).map(
        ([reason, count]) => `${count} ${leftOutWords[reason] ?? reason}`,
      ),
    ),
    hidden,
  };
}

function isOpen(recommendation: Recommendation): boolean {
  return ['enable', 'enable-tuned', 'needs-data'].includes(recommendation);
}

function ruleView(site: Site, row: WeighedRule): RuleView {
  const { id, title, format, recommendation, reason, threats, decided } = row;
  const [first] = threats;
  const entry = first && page(site, 'threat', first.threat);
  const asked = entry?.data.detection_questions?.find((question) => question.id === first?.open[0]);
  const { name, tone } = recommendationWords[recommendation];
  return {
    ...{ title, reason, name: `${formatName(format)} ${id.slice(0, 8)}` },
    state: decided ? decidedState(decided) : { tone, text: name },
    threat: entry && linkTo(site, `threat/${entry.id}`),
    question: asked?.question ?? '',
    more: Math.max(0, threats.flatMap(({ open }) => open).length - 1),
  };
}

function decidedState({ decision, older_version }: NonNullable<WeighedRule['decided']>): StatusView {
  if (older_version) return { tone: 'part', text: 'Decided on an older version' };
  const runs = decision === 'enable' || decision === 'enable-tuned';
  return { tone: runs ? 'ok' : 'planned', text: runs ? 'Runs' : 'Does not run' };
}

function whereOf(site: Site, by: string): LinkView {
  return by.startsWith('use-case/')
    ? linkTo(site, by)
    : { title: 'Decision on the whole pack', href: undefined };
}

function asks({ threats }: WeighedRule, id: string): boolean {
  return threats.some(({ threat, questions }) => threat === id && questions.length > 0);
}

function sourceName(site: Site, id: string): string {
  return site.content.registries['data-sources'].find((source) => source.id === id)?.name ?? id;
}

function formatName(format: string): string {
  return format.charAt(0).toUpperCase() + format.slice(1);
}
