import { currentId, technique } from '#lib/model/attack/attack.ts';
import { addDays } from '#lib/model/date.ts';
import type { Content } from '#lib/model/entry.ts';
import { productOf } from '#lib/rules/rule.ts';
import type { Weighed } from './weigh.ts';

/** A use case to be written: its id, and the text of its page. */
export interface Draft {
  id: string;
  text: string;
}

/** Longest time a deferred decision may wait, in days. */
const wait = 90;
const longest = 80;

/**
 * A proposed use case for a rule: whom it serves, what it reads, and a decision deferred until somebody has tested
 * it. The vendor's words are its title alone. `taken` holds ids that are in use.
 */
export function draftOf(
  weighed: Weighed,
  content: Content,
  today: string,
  taken: ReadonlySet<string>,
): Draft {
  const { rule, row, feed, helps } = weighed;
  const title = unnamed(shortened(rule.title, longest), content);
  const questions = row.threats.flatMap(({ threat, questions }) =>
    questions.map((question) => `  - {threat: ${threat}, question: ${question}}`),
  );
  const ids = [...new Set(rule.techniques.map((id) => (technique(id) ? id : (currentId(id) ?? ''))))];
  const techniques = ids.filter(Boolean);
  const scopes = helps && feed.reach ? helps.cells.map(({ scope }) => scope) : [];
  const origin = rule.format === 'sigma' ? 'sigma' : 'vendor';
  const lines = [
    '---',
    `title: ${quoted(title)}`,
    `summary: Proposed from a rule of ${productOf[rule.format]}; not tested, not decided.`,
    'owner: technical-lead',
    `objective: ${quoted(`TODO in our own words, one event: ${title}`)}`,
    ...(techniques.length > 0
      ? [`techniques: [${techniques.join(', ')}]`]
      : ['control: TODO the policy it enforces']),
    `level: ${rule.level ?? 'medium'}`,
    'lifecycle: proposed',
    ...(questions.length > 0 ? ['threats:', ...questions] : []),
    'content:',
    `  - origin: ${origin}`,
    `    product: ${productOf[rule.format]}`,
    `    rule: ${quoted(`${rule.title} (${rule.id})`)}`,
    '    relevance:',
    '      decision: defer',
    '      reason: needs-test',
    `      decided_on: ${today}`,
    '      decided_by: technical-lead',
    `      hash: ${quoted(rule.hash)}`,
    `      revisit_by: ${addDays(today, wait)}`,
    ...(row.data_sources.length > 0 ? [`data_sources: [${row.data_sources.join(', ')}]`] : []),
    ...(scopes.length > 0 ? [`scopes: [${[...new Set(scopes)].join(', ')}]`] : []),
    '---',
    '',
    'Proposed from a rule that somebody else wrote. Read the rule, then say what it sees and what it misses, run it in one',
    'scope, test it there, and set the decision.',
    '',
  ];
  return { id: freeId(rule.title, taken), text: lines.join('\n') };
}

/** A string in double quotes, as JSON and YAML both read it. */
function quoted(text: string): string {
  return JSON.stringify(text);
}

function shortened(text: string, most: number): string {
  const signs = [...text];
  return signs.length <= most && text.length <= most ? text : `${signs.slice(0, most - 1).join('')}…`;
}

/** Without the names that pages never hold, should a rule be called after us. */
function unnamed(text: string, { portal }: Content): string {
  const names = [portal.organisation, portal.provider ?? '', portal.domain].filter((name) => name.trim());
  const forms = names.map((name) =>
    name
      .trim()
      .split(/\s+/)
      .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('\\s+'),
  );
  return text.replace(new RegExp(forms.join('|'), 'giu'), 'our');
}

/** An id nobody has: the title in lower-case letters, digits and hyphens, then -2, -3. */
function freeId(title: string, taken: ReadonlySet<string>): string {
  const words = title
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replaceAll(/^-+|-+$/g, '');
  const id = words || 'proposed-rule';
  let free = id;
  for (let turn = 2; taken.has(free); turn += 1) free = `${id}-${turn}`;
  return free;
}
