import type { BlockUse, Decision, FlowNode, Step } from '#lib/model/document.ts';
import type { StepLabels } from '#lib/views/prose.ts';
import { page, type Site } from '#lib/views/site.ts';

/** A step or decision where a reader finds it: its number, and the block that brought it. */
export interface Placed {
  node: Step | Decision;
  id: string;
  number: string;
  block: string | undefined;
  /** Where it stands when one person works alone: as its block does. */
  solo: number | undefined;
}

/** Steps and decisions of a phase with its blocks inlined, numbered as a reader counts. `phase` counts from 1. */
export function place(site: Site, nodes: readonly FlowNode[], phase: number): Placed[] {
  const flat = nodes.flatMap((node): Omit<Placed, 'number'>[] => {
    if (node.kind !== 'block') return [{ node, id: node.id, block: undefined, solo: node.solo }];
    const block = page(site, 'block', node.ref);
    const { solo } = node;
    if (!block) return [{ node: closedBlock(node), id: `closed-${node.at.line}`, block: undefined, solo }];
    return block.document.nodes
      .filter((step) => step.kind === 'step' || step.kind === 'decision')
      .map((step) => ({ node: step, id: `${node.ref}/${step.id}`, block: node.ref, solo }));
  });
  return flat.map((item, index) => ({ ...item, number: `${phase}.${index + 1}` }));
}

/** Positions for one person, 1 and up, when the content gives any: what has none takes the places that are left. */
export function soloOrder(items: readonly Placed[]): ReadonlyMap<string, number> {
  if (items.every(({ solo }) => solo === undefined)) return new Map();
  const parts: Placed[][] = [];
  for (const item of items) {
    const last = parts.at(-1);
    if (item.block && last?.[0]?.block === item.block) last.push(item);
    else parts.push([item]);
  }
  const rest = parts.filter(([first]) => first?.solo === undefined);
  const order = parts.map((_, at) => parts.find(([first]) => first?.solo === at + 1) ?? rest.shift() ?? []);
  return new Map(order.flat().map(({ id }, at) => [id, at + 1]));
}

/** A block this reader cannot open still takes its place: a run must not pass over steps in silence. */
export function closedBlock({ hast, at }: BlockUse): Step {
  const marks = { offline: false, parallel: false, destroys: false, disrupts: false };
  const ask = 'The steps of this part are not in this copy. Ask the incident coordinator before you go on.';
  const paragraph = {
    type: 'element' as const,
    tagName: 'p',
    properties: {},
    children: [{ type: 'text' as const, value: ask }],
  };
  const body = [{ kind: 'prose' as const, hast: [...hast, paragraph] }];
  return {
    ...{
      kind: 'step',
      id: `closed-${at.line}`,
      title: 'Steps you cannot open',
      role: 'incident-coordinator',
      words: 0,
      at,
    },
    ...marks,
    body,
  };
}

/** What a link to each step reads, by its id and by the id it has in its block. */
export function labelsOf(placed: readonly Placed[]): StepLabels {
  const labels = new Map<string, string>();
  for (const { id, number, node } of placed) {
    labels.set(id, `${number} ${node.title}`);
    if (node.kind === 'step' && !labels.has(node.id)) labels.set(node.id, `${number} ${node.title}`);
  }
  return labels;
}
