import { seconds } from '#lib/model/duration.ts';
import type { Entry } from '#lib/model/entry.ts';
import type { Finding } from '#lib/model/finding.ts';
import { flowOf } from './run-graph.ts';
import type { CheckInput, Rule } from './rule.ts';
import { finding, inBody } from './where.ts';

/** A step that should be done earlier than one every run, or some run, does before it. */
export const rule: Rule = {
  id: 'within-order',
  severity: 'error',
  title: 'Times from zero do not go back along a path.',
  why: 'the later of two steps cannot be due first',
  example: {
    file: 'content/incident-response/procedures/mailbox-takeover.mdx',
    wrong: '<Step id="end-sessions" role="mssp" within="5m" disrupts authority="revoke-sessions">',
    says: '"end-sessions" is due within 5m, but "export-rules" before it within 10m',
    right: '<Step id="end-sessions" role="mssp" within="20m" disrupts authority="revoke-sessions">',
  },
  check(input) {
    const { procedure, block } = input.content.entries;
    return [...procedure, ...block].flatMap((entry) => decreasing(input, entry));
  },
};

/** Times of a block count from its own start, so they are compared inside the block only. */
export function decreasing(input: CheckInput, entry: Entry, flow = flowOf(input, entry)): Finding[] {
  const { items, next } = flow;
  const latest: ({ id: string; within: string } | undefined)[] = [];
  const found: Finding[] = [];
  items.forEach(({ node, file, id }, index) => {
    const before = latest[index];
    const within = file === entry.file ? node.within : undefined;
    if (within && before && seconds(within) < seconds(before.within)) {
      const message = `"${id}" is due within ${within}, but "${before.id}" before it within ${before.within}`;
      found.push(
        finding(rule, inBody(input, file, node.at, `"${within}"`), message, {
          hint: `at least  within="${before.within}"`,
        }),
      );
    }
    const after = within && (!before || seconds(within) >= seconds(before.within)) ? { id, within } : before;
    // A jump back starts another round; only what lies ahead is compared.
    for (const target of next[index] ?? [])
      if (
        target > index &&
        after &&
        (!latest[target] || seconds(latest[target].within) < seconds(after.within))
      )
        latest[target] = after;
  });
  return found;
}
