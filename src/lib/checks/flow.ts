import type { Entry } from '#lib/model/entry.ts';
import type { Finding } from '#lib/model/finding.ts';
import { blocksOf, ending, flowOf, reachable, type Flow } from './run-graph.ts';
import type { CheckInput, Rule } from './rule.ts';
import { finding, inBody } from './where.ts';

/** A run that cannot end, a step no run comes to, a block used twice. */
export const rule: Rule = {
  id: 'flow',
  severity: 'error',
  title: 'Every step is reached, every run ends, a block stands on a page once.',
  why: 'nobody checks the path while the building burns',
  example: {
    file: 'content/incident-response/procedures/mailbox-takeover.mdx',
    wrong: '<Branch answer="yes" then="close">',
    says: 'no run comes to "end-sessions"',
    right: '<Branch answer="yes" then="end-sessions">',
  },
  check(input) {
    const { procedure, block } = input.content.entries;
    return [...procedure, ...block].flatMap((entry) => [
      ...paths(input, entry, flowOf(input, entry)),
      ...repeated(input, entry),
    ]);
  },
};

function paths(input: CheckInput, entry: Entry, flow: Flow): Finding[] {
  const [reached, ends] = [reachable(flow), ending(flow)];
  return flow.items.flatMap(({ node, file, id }, index) => {
    const where = () => inBody(input, file, node.at, node.id);
    const found: Finding[] = [];
    const page = file === entry.file ? '' : `, in ${entry.file}`;
    if (!reached.has(index)) {
      const hint =
        'a decision before it jumps over it on every branch; let one lead here, or take the step out';
      found.push(finding(rule, where(), `no run comes to "${id}"${page}`, { hint }));
    } else if (!ends.has(index)) {
      const hint = 'let one branch lead on, or to  close';
      found.push(finding(rule, where(), `from "${id}" a run never ends${page}`, { hint }));
    }
    return found;
  });
}

function repeated(input: CheckInput, entry: Entry): Finding[] {
  const uses = blocksOf(entry);
  return uses.flatMap((use, index) => {
    const first = uses.findIndex(({ ref }) => ref === use.ref);
    if (first === index) return [];
    const message = `block "${use.ref}" is already on this page (line ${uses[first]?.at.line})`;
    return [
      finding(rule, inBody(input, entry.file, use.at, use.ref), message, { hint: 'take one of the two out' }),
    ];
  });
}
