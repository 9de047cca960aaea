import { about, type Run, type RunEvent } from './event.ts';
import { apply, holding, initialState, type State } from './state.ts';

/** An answer of a decision, and where the run goes on. */
export interface Branch {
  answer: string;
  /** A step or decision of this page. */
  target?: string | undefined;
  /** Words for what lies outside this page, with its address where there is one. */
  leaves?: { title: string; href?: string | undefined } | undefined;
}

/** A step or decision as the page shows it, blocks inlined. */
export interface FlowNode {
  kind: 'step' | 'decision';
  id: string;
  number: string;
  title: string;
  phase: string;
  owner: string;
  /** Seconds from time zero; inside a block, from its start. */
  within?: number | undefined;
  block?: string | undefined;
  /** What saves the evidence that this step destroys: to be done before it. */
  first?: string | undefined;
  /** Of a decision: the answer that holds when nobody answers in so many seconds. */
  otherwise?: { answer: string; after: number } | undefined;
  branches: readonly Branch[];
}

/** A playbook's steps in the order a run takes them. */
export interface Flow {
  phases: readonly { name: string; title: string; criteria: readonly string[] }[];
  nodes: readonly FlowNode[];
}

/** The way a run takes through the flow, as far as its decisions are answered. */
export interface Path {
  on: ReadonlySet<string>;
  /** The first step or decision on the way that is open. */
  next: FlowNode | undefined;
  /** Where an answer leads out of the page. */
  leaves: Branch['leaves'];
}

/** The way through the flow. An open decision leaves everything after it possible. */
export function pathOf({ nodes }: Flow, { done }: Pick<State, 'done'>): Path {
  const on = new Set<string>();
  const index = new Map(nodes.map(({ id }, at) => [id, at]));
  let next: FlowNode | undefined;
  let leaves: Branch['leaves'];
  for (let at = 0; at < nodes.length;) {
    const node = nodes[at];
    if (!node) break;
    on.add(node.id);
    const said = done.get(node.id);
    if (!said) next ??= node;
    const branch = said && node.branches.find(({ answer }) => answer === said.answer);
    leaves = branch?.leaves;
    if (leaves) break;
    const target = index.get(branch?.target ?? '') ?? at + 1;
    // A branch that leads back has opened what it leads to: the way itself only goes forward.
    at = Math.max(target, at + 1);
  }
  return { on, next, leaves };
}

/** What a branch that leads back opens again: everything from its target to the decision itself. */
export function reopenedBy({ nodes }: Flow, decision: string, target: string | undefined): string[] {
  const from = nodes.findIndex(({ id }) => id === target);
  const to = nodes.findIndex(({ id }) => id === decision);
  return from < 0 || from > to ? [] : nodes.slice(from, to + 1).map(({ id }) => id);
}

/** When the run first came to each step, and when each block began. */
export interface Reached {
  steps: ReadonlyMap<string, string>;
  blocks: ReadonlyMap<string, string>;
}

const moves: ReadonlySet<RunEvent['kind']> = new Set(['tick', 'untick', 'decide']);

/** Times at which steps became the next open one. A block begins when the run comes to it or works in it. */
export function reachedIn(flow: Flow, run: Run): Reached {
  const steps = new Map<string, string>();
  const blocks = new Map<string, string>();
  const blockOf = new Map(flow.nodes.map(({ id, block }) => [id, block]));
  const begin = (id: string | undefined, at: string) => {
    const block = blockOf.get(id ?? '');
    if (block && !blocks.has(block)) blocks.set(block, at);
  };
  const state = initialState(run);
  const arrive = (at: string) => {
    const { next } = pathOf(flow, state);
    begin(next?.id, at);
    if (next && !steps.has(next.id)) steps.set(next.id, at);
  };
  arrive(run.started);
  for (const event of holding(run.events)) {
    if (event.step === about.start) continue;
    apply(state, event);
    begin(event.step, event.at);
    // Only these can move the way; a log of thousands of notes is walked once.
    if (moves.has(event.kind) || event.reopens) arrive(event.at);
  }
  return { steps, blocks };
}

/** When a step is due, ms since 1970; undefined without a time box, or in a block that has not begun. */
export function dueOf(node: FlowNode, run: Run, { blocks }: Reached): number | undefined {
  if (node.within === undefined) return undefined;
  const from = node.block ? blocks.get(node.block) : run.started;
  return from === undefined ? undefined : Date.parse(from) + node.within * 1000;
}

/** Done and all of a phase: steps and decisions on the way, and the criteria that are still open. */
export function progressOf(
  flow: Flow,
  phase: Flow['phases'][number],
  { done, met }: Pick<State, 'done' | 'met'>,
  { on }: Path,
): { done: number; all: number; openCriteria: string[]; over: boolean } {
  const nodes = flow.nodes.filter(
    (node) => node.phase === phase.name && (on.has(node.id) || done.has(node.id)),
  );
  const finished = nodes.filter(({ id }) => done.has(id)).length;
  const openCriteria = phase.criteria.filter((words) => !met.has(`${phase.name}\n${words}`));
  const over = finished === nodes.length && openCriteria.length === 0;
  return { done: finished, all: nodes.length, openCriteria, over };
}
