import { seconds } from '#lib/model/duration.ts';
import type { FlowNode } from '#lib/model/document.ts';
import type { Entry } from '#lib/model/entry.ts';
import type { Finding } from '#lib/model/finding.ts';
import { nodesOf } from './run-graph.ts';
import type { CheckInput, Rule } from './rule.ts';
import { finding, inBody } from './where.ts';

/** An order for one person that skips a decision, runs against the clock or destroys before it preserves. */
export const rule: Rule = {
  id: 'solo',
  severity: 'error',
  title: 'The order for one person is complete and keeps decisions, times and evidence in place.',
  why: 'alone, the order on the page is the only help',
  check: (input) => input.content.entries.procedure.flatMap((entry) => solo(input, entry)),
};

function solo(input: CheckInput, entry: Entry<'procedure'>): Finding[] {
  const nodes = nodesOf(entry.document.nodes).map(({ node }) => node);
  if (nodes.every((node) => node.solo === undefined)) return [];
  const tell = (node: FlowNode, message: string, hint: string) =>
    finding(rule, inBody(input, entry.file, node.at, nameOf(node)), message, { hint });
  const order: (FlowNode | undefined)[] = nodes.map(() => undefined);
  const wrong = nodes.flatMap((node) => {
    if (node.solo === undefined) return [];
    const taken = order[node.solo - 1];
    if (node.solo > nodes.length)
      return [
        tell(node, `solo ${node.solo} is past the last position, ${nodes.length}`, `1 to ${nodes.length}`),
      ];
    if (taken)
      return [tell(node, `solo ${node.solo} is taken by "${nameOf(taken)}"`, 'give each its own position')];
    order[node.solo - 1] = node;
    return [];
  });
  if (wrong.length > 0) return wrong;
  const rest = nodes.filter((node) => node.solo === undefined);
  const full = order.map((node) => node ?? rest.shift()).filter((node) => node !== undefined);
  return full.flatMap((node, index) => [
    ...crossed(nodes, full, node, index).map((name) =>
      tell(node, `crosses decision "${name}" in solo order`, 'keep it on its side of the decision'),
    ),
    ...early(full, node, index).map((name) =>
      tell(
        node,
        `in solo order comes after "${name}", which is due later`,
        'move it before, or give it more time',
      ),
    ),
    ...unkept(full, node, index).map((name) =>
      tell(node, `in solo order comes before "${name}", which preserves its evidence`, 'move it after'),
    ),
  ]);
}

function crossed(nodes: FlowNode[], full: FlowNode[], node: FlowNode, index: number): string[] {
  const written = nodes.indexOf(node);
  return nodes.flatMap((other, at) => {
    if (other.kind !== 'decision' || other === node) return [];
    return at < written === full.indexOf(other) < index ? [] : [other.id];
  });
}

function early(full: FlowNode[], node: FlowNode, index: number): string[] {
  const within = node.kind === 'block' ? undefined : node.within;
  if (!within || node.solo === undefined) return [];
  return full
    .slice(0, index)
    .flatMap((other) =>
      other.kind !== 'block' && other.within && seconds(other.within) > seconds(within) ? [other.id] : [],
    );
}

function unkept(full: FlowNode[], node: FlowNode, index: number): string[] {
  const preserve = node.kind === 'step' ? node.preserve : undefined;
  const keeper = preserve?.split('/')[0];
  return keeper && full.findIndex((other) => nameOf(other) === keeper) > index ? [keeper] : [];
}

function nameOf(node: FlowNode): string {
  return node.kind === 'block' ? node.ref : node.id;
}
