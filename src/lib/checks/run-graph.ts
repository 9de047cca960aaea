import type { Entry } from '#lib/model/entry.ts';
import type { BlockUse, Decision, DocumentNode, FlowNode, Step } from '#lib/model/document.ts';
import type { PhaseName } from '#lib/model/vocabulary.ts';
import { lookup } from './lookup.ts';
import type { CheckInput } from './rule.ts';

/** One node of a run, blocks inlined. */
export interface FlowItem {
  /** As the page names it: `STEP`, or `BLOCK/STEP` from a block. */
  id: string;
  node: Step | Decision;
  /** The file it is written in: the page's or the block's. */
  file: string;
  block: string | undefined;
  phase: PhaseName;
}

/** The order of a run as a graph. Index `items.length` is its end. */
export interface Flow {
  items: FlowItem[];
  /** For each item, the items a run may go to next. */
  next: number[][];
}

/** Steps, decisions and blocks of a page as written, each with its phase. */
export function nodesOf(nodes: DocumentNode[]): { node: FlowNode; phase: PhaseName }[] {
  return nodes.flatMap((node) => {
    if (node.kind === 'phase') return node.nodes.map((inner) => ({ node: inner, phase: node.name }));
    // A block before the first Phase takes the phase every run begins with.
    if (node.kind === 'step' || node.kind === 'decision' || node.kind === 'block')
      return [{ node, phase: 'identification' as const }];
    return [];
  });
}

/** The blocks a page inlines, in order. */
export function blocksOf(entry: Entry): BlockUse[] {
  return nodesOf(entry.document.nodes).flatMap(({ node }) => (node.kind === 'block' ? [node] : []));
}

/**
 * The run of a procedure or block, in the order written or in another one. What does not resolve goes on in order:
 * another rule names it.
 */
export function flowOf(
  input: Pick<CheckInput, 'content' | 'sources'>,
  entry: Entry,
  order = nodesOf(entry.document.nodes),
): Flow {
  const items = order.flatMap(({ node, phase }): FlowItem[] => {
    if (node.kind !== 'block') return [{ id: node.id, node, file: entry.file, block: undefined, phase }];
    const block = lookup(input).entry('block', node.ref);
    return nodesOf(block?.document.nodes ?? []).flatMap(({ node: inner }) =>
      block && inner.kind !== 'block'
        ? [{ id: `${block.id}/${inner.id}`, node: inner, file: block.file, block: block.id, phase }]
        : [],
    );
  });
  const next = items.map((item, index) => {
    if (item.node.kind === 'step' || item.node.branches.length === 0) return [index + 1];
    return [...new Set(item.node.branches.map((branch) => goesTo(items, item, index, branch.then)))];
  });
  return { items, next };
}

/** Index of the item `target` names from inside `item`; ids of a block are its own first. */
export function findItem(items: FlowItem[], target: string, block: string | undefined): number {
  const own = block === undefined ? -1 : items.findIndex((item) => item.id === `${block}/${target}`);
  return own >= 0 ? own : items.findIndex((item) => item.id === target);
}

function goesTo(items: FlowItem[], item: FlowItem, index: number, target: string): number {
  const found = findItem(items, target, item.block);
  if (found >= 0) return found;
  return target === 'close' || target.startsWith('procedure/') ? items.length : index + 1;
}

/** Every index a run can come to from its start, when it may not pass `without`. */
export function reachable(flow: Flow, without = -1): Set<number> {
  return walk([0], (index) => (index === without ? [] : (flow.next[index] ?? [])), without);
}

/** Every index from which a run can come to its end. */
export function ending(flow: Flow): Set<number> {
  const before = new Map<number, number[]>();
  flow.next.forEach((targets, index) =>
    targets.forEach((target) => before.set(target, [...(before.get(target) ?? []), index])),
  );
  return walk([flow.items.length], (index) => before.get(index) ?? [], -1);
}

function walk(from: number[], next: (index: number) => number[], without: number): Set<number> {
  const seen = new Set<number>();
  const open = from.filter((index) => index !== without);
  for (let index = open.pop(); index !== undefined; index = open.pop()) {
    if (seen.has(index)) continue;
    seen.add(index);
    open.push(...next(index).filter((target) => target !== without));
  }
  return seen;
}
