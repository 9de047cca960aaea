import type { Entry } from '#lib/model/entry.ts';
import type { FlowNode } from '#lib/model/document.ts';
import type { Finding } from '#lib/model/finding.ts';
import { unpreserved } from './evidence-first.ts';
import { lookup } from './lookup.ts';
import { flowOf, nodesOf, reachable } from './run-graph.ts';
import type { CheckInput, Rule } from './rule.ts';
import { finding, inBody } from './where.ts';
import { decreasing } from './within-order.ts';

/** An order for one person that skips a decision or a step, runs against the clock or destroys before it preserves. */
export const rule: Rule = {
  id: 'solo',
  severity: 'error',
  title: 'The order for one person is complete and keeps decisions, times and evidence in place.',
  why: 'alone, the order on the page is the only help',
  example: {
    file: 'content/incident-response/procedures/mailbox-takeover.mdx',
    wrong:
      '<Step id="delete-rules" role="technical-lead" within="30m" solo={4} destroys approval="incident-coordinator" preserve="export-rules">',
    says: 'in solo order "end-sessions" is due within 20m, but "delete-rules" before it within 30m',
    right:
      '<Step id="delete-rules" role="technical-lead" within="30m" destroys approval="incident-coordinator" preserve="export-rules">',
  },
  check: (input) => input.content.entries.procedure.flatMap((entry) => solo(input, entry)),
};

type Placed = ReturnType<typeof nodesOf>[number];

function solo(input: CheckInput, entry: Entry<'procedure'>): Finding[] {
  const written = nodesOf(entry.document.nodes);
  if (written.every(({ node }) => node.solo === undefined)) return [];
  const tell = (node: FlowNode, message: string, hint: string, severity = rule.severity) =>
    finding(rule, inBody(input, entry.file, node.at, nameOf(node)), message, { hint, severity });
  const slots: (Placed | undefined)[] = written.map(() => undefined);
  const found = written.flatMap((placed, index) => {
    const { node } = placed;
    if (node.solo === undefined) return [];
    const taken = slots[node.solo - 1]?.node;
    if (node.solo > slots.length)
      return [
        tell(node, `solo ${node.solo} is past the last position, ${slots.length}`, `1 to ${slots.length}`),
      ];
    if (taken)
      return [tell(node, `solo ${node.solo} is taken by "${nameOf(taken)}"`, 'give each its own position')];
    slots[node.solo - 1] = placed;
    const idle = `solo ${node.solo} is where "${nameOf(node)}" stands anyway`;
    return node.solo === index + 1 ? [tell(node, idle, 'take it out', 'warning')] : [];
  });
  if (found.some(({ severity }) => severity === 'error')) return found;
  const rest = written.filter(({ node }) => node.solo === undefined);
  const order = slots.map((placed) => placed ?? rest.shift()).filter((placed) => placed !== undefined);
  const crossings = order.flatMap(({ node }, index) =>
    crossed(input, written, order, index).map((name) =>
      tell(node, `crosses decision "${name}" in solo order`, 'keep it on its side of the decision'),
    ),
  );
  return [...found, ...(crossings.length > 0 ? crossings : paths(input, entry, order))];
}

/** Decisions, alone or in a block, that a node stands on the other side of. */
function crossed(input: CheckInput, written: Placed[], order: Placed[], index: number): string[] {
  const placed = order[index];
  if (!placed) return [];
  const before = written.indexOf(placed);
  return written.flatMap((other, at) => {
    if (other === placed || !decides(input, other.node)) return [];
    return at < before === order.indexOf(other) < index ? [] : [nameOf(other.node)];
  });
}

function decides(input: CheckInput, node: FlowNode): boolean {
  if (node.kind !== 'block') return node.kind === 'decision';
  const block = lookup(input).entry('block', node.ref);
  return nodesOf(block?.document.nodes ?? []).some((inner) => inner.node.kind === 'decision');
}

/** What holds on every path as written holds in solo order too: only what the other order breaks is told. */
function paths(input: CheckInput, entry: Entry<'procedure'>, order: Placed[]): Finding[] {
  const [usual, alone] = [flowOf(input, entry), flowOf(input, entry, order)];
  const reached = reachable(usual);
  const come = new Set(usual.items.flatMap(({ id }, index) => (reached.has(index) ? [id] : [])));
  const late = new Set(decreasing(input, entry, usual).map(({ message }) => message));
  const comeAlone = reachable(alone);
  return [
    ...alone.items.flatMap(({ id, node, file }, index) => {
      const tell = (message: string, hint: string) =>
        finding(rule, inBody(input, file, node.at, node.id), `in solo order ${message}`, { hint });
      if (come.has(id) && !comeAlone.has(index))
        return [tell(`no run comes to "${id}"`, 'move it behind the step that a branch leads to')];
      if (node.kind !== 'step' || unpreserved(alone, index, node).length === 0) return [];
      const before = usual.items.findIndex((item) => item.id === id);
      if (unpreserved(usual, before, node).length > 0) return [];
      const message = `a run can come to "${id}" without "${node.preserve}" before it`;
      return [tell(message, `move "${node.preserve}" before it`)];
    }),
    ...decreasing(input, entry, alone)
      .filter(({ message }) => !late.has(message))
      .map((item) => ({
        ...item,
        rule: rule.id,
        message: `in solo order ${item.message}`,
        hint: 'move it before, or give it more time',
      })),
  ];
}

function nameOf(node: FlowNode): string {
  return node.kind === 'block' ? node.ref : node.id;
}
