import type { Step } from '#lib/model/document.ts';
import type { Entry } from '#lib/model/entry.ts';
import type { Finding } from '#lib/model/finding.ts';
import { lookup } from './lookup.ts';
import type { CheckInput, Rule } from './rule.ts';
import { findItem, flowOf, reachable, type Flow } from './run-graph.ts';
import { finding, inBody } from './where.ts';

/** A step that destroys evidence or disrupts business without what must come before it. */
export const rule: Rule = {
  id: 'evidence-first',
  severity: 'error',
  title: 'Evidence is preserved before it is destroyed, and somebody approves.',
  why: 'what was deleted once cannot be asked again',
  example: {
    file: 'content/incident-response/procedures/mailbox-takeover.mdx',
    wrong:
      '<Step id="delete-rules" role="technical-lead" within="30m" destroys approval="incident-coordinator">',
    says: '"delete-rules" destroys evidence and names no step that preserves it',
    right:
      '<Step id="delete-rules" role="technical-lead" within="30m" destroys approval="incident-coordinator" preserve="export-rules">',
  },
  check(input) {
    const { procedure, block } = input.content.entries;
    return [...procedure, ...block].flatMap((entry) => judge(input, entry));
  },
};

/** What is wrong with a step. */
interface Fault {
  /** What to underline. */
  at: string;
  message: string;
  hint: string;
}

function judge(input: CheckInput, entry: Entry): Finding[] {
  const flow = flowOf(input, entry);
  return flow.items.flatMap(({ node, file, block }, index) => {
    if (node.kind !== 'step') return [];
    const evidence = [...unpreserved(flow, index, node), ...together(flow, index, node)];
    const tell = ({ at, message, hint }: Fault, page = '') =>
      finding(rule, inBody(input, file, node.at, at), message + page, { hint });
    if (block === undefined) return [...unapproved(input, node), ...evidence].map((fault) => tell(fault));
    // What is wrong inside a block is told there; here only what this page does to it.
    const own = lookup(input).entry('block', block);
    const alone = own && flowOf(input, own);
    const at = alone?.items.findIndex((item) => item.node === node) ?? -1;
    return alone && unpreserved(alone, at, node).length > 0
      ? []
      : evidence.map((fault) => tell(fault, `, in ${entry.file}`));
  });
}

function unapproved(input: CheckInput, step: Step): Fault[] {
  if (step.destroys && !step.approval) {
    const message = `"${step.id}" destroys evidence and nobody approves it`;
    return [{ at: 'destroys', message, hint: 'add  approval="incident-coordinator"' }];
  }
  if (!step.disrupts || step.approval) return [];
  if (!step.authority) {
    const message = `"${step.id}" disrupts business and nobody approves it`;
    const hint = 'add  approval="ROLE", or  authority="ID"  of a standing authority in the plan';
    return [{ at: 'disrupts', message, hint }];
  }
  const authorities = input.content.entries.plan.flatMap(({ data }) => data.authority ?? []);
  const granted = authorities.find(({ id }) => id === step.authority);
  if (!granted || granted.standing) return [];
  const message = `authority "${step.authority}" is not a standing one`;
  return [{ at: step.authority, message, hint: `add  approval="${granted.who}"` }];
}

/** What is wrong with how the evidence of the step at `index` is preserved; a broken reference is not ours. */
export function unpreserved(flow: Flow, index: number, { id, destroys, preserve }: Step): Fault[] {
  if (!destroys) return [];
  if (!preserve) {
    const message = `"${id}" destroys evidence and names no step that preserves it`;
    return [{ at: 'destroys', message, hint: 'add  preserve="STEP"  with a step before it on every path' }];
  }
  const before = findItem(flow.items, preserve, flow.items[index]?.block);
  const keeper = flow.items[before];
  if (!keeper) return [];
  if (keeper.node.kind !== 'step')
    return [
      { at: preserve, message: `"${preserve}" is a decision and preserves nothing`, hint: 'name a step' },
    ];
  if (before === index) {
    const message = `"${id}" names itself as the step that preserves what it destroys`;
    return [{ at: preserve, message, hint: 'name another step, one before it on every path' }];
  }
  if (reachable(flow, before).has(index)) {
    const hint = 'preserve on every path: move that step before the decision, or name another';
    return [{ at: preserve, message: `a run can come to "${id}" without "${preserve}" before it`, hint }];
  }
  return [];
}

/** Whether the step may start together with the one that preserves its evidence. */
function together(flow: Flow, index: number, { id, destroys, preserve }: Step): Fault[] {
  if (!destroys || !preserve) return [];
  const before = findItem(flow.items, preserve, flow.items[index]?.block);
  if (before < 0 || before >= index) return [];
  const after = flow.items.slice(before + 1, index + 1);
  if (!after.every(({ node }) => node.kind === 'step' && node.parallel)) return [];
  const hint = 'take  parallel  off the step that destroys';
  return [{ at: preserve, message: `"${preserve}" and "${id}" may start together`, hint }];
}
