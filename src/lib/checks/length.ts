import { pageWords } from '#lib/content/page-words.ts';
import type { Entry } from '#lib/model/entry.ts';
import type { Finding } from '#lib/model/finding.ts';
import { isLive } from '#lib/model/tier.ts';
import { nodesOf } from './run-graph.ts';
import type { CheckInput, Rule } from './rule.ts';
import { countWords, textsOf } from './text.ts';
import { finding, inFrontMatter } from './where.ts';

/** A procedure or card that is too long to be followed, or too short to help. */
export const rule: Rule = {
  id: 'length',
  severity: 'warning',
  title: 'A live procedure has 12 to 25 steps of its own and 800 to 1,600 words.',
  why: 'what cannot be read in five minutes is not read at all',
  example: {
    file: 'content/incident-response/procedures/mailbox-takeover.mdx',
    wrong: 'status: active',
    says: 'has 3 steps of its own',
    right: 'status: draft',
  },
  check: (input) =>
    input.content.entries.procedure
      .filter(({ data }) => isLive(data))
      .flatMap((entry) => [...page(input, entry), ...card(input, entry)]),
};

function page(input: CheckInput, entry: Entry<'procedure'>): Finding[] {
  // Finding a place parses the file again: only for the few that need one.
  const where = () => inFrontMatter(input, entry.file, ['title'], 'key');
  const own = nodesOf(entry.document.nodes).filter(({ node }) => node.kind === 'step').length;
  const words = pageWords(entry);
  const found: Finding[] = [];
  if (own < 12 || own > 25)
    found.push(
      finding(rule, where(), `has ${own} steps of its own`, {
        hint: '12 to 25 can be followed; shared steps belong in a block',
      }),
    );
  if (words > 2500)
    found.push(
      finding(rule, where(), `has ${words} words`, {
        hint: 'at most 2,500, better 1,600: move background out, shared steps into a block',
        severity: 'error',
      }),
    );
  else if (words < 800 || words > 1600)
    found.push(
      finding(rule, where(), `has ${words} words`, { hint: '800 to 1,600 can be read in an incident' }),
    );
  return found;
}

/** The card is one A4 page: an entry that is a step id counts with the step's title. */
function card(input: CheckInput, entry: Entry<'procedure'>): Finding[] {
  const titles = new Map(
    nodesOf(entry.document.nodes).flatMap(({ node }) =>
      node.kind === 'block' ? [] : [[node.id, node.title]],
    ),
  );
  const words = textsOf(entry.data.card ?? {}).reduce(
    (sum, { text }) => sum + countWords(titles.get(text) ?? text),
    0,
  );
  if (words <= 200) return [];
  return [
    finding(rule, inFrontMatter(input, entry.file, ['card'], 'key'), `the card has ${words} words`, {
      hint: 'at most 200 fit on one page',
    }),
  ];
}
