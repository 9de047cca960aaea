import type { Step } from '#lib/model/document.ts';
import type { Entry } from '#lib/model/entry.ts';
import type { Finding } from '#lib/model/finding.ts';
import { findItem, flowOf, reachable, type Flow, type FlowItem } from './flow.ts';
import type { CheckInput, Rule } from './rule.ts';
import { finding, inBody } from './where.ts';

/** A step that destroys evidence or disrupts business without what must come before it. */
export const rule: Rule = {
  id: 'evidence-first',
  severity: 'error',
  title: 'Evidence is preserved before it is destroyed, and somebody approves.',
  why: 'what was deleted once cannot be asked again',
  check(input) {
    const { procedure, block } = input.content.entries;
    return [...procedure, ...block].flatMap((entry) => {
      const flow = flowOf(input, entry);
      return flow.items.flatMap((item, index) => {
        const { node } = item;
        if (node.kind !== 'step') return [];
        const own = item.file === entry.file ? [...approval(input, item, node)] : [];
        return [...own, ...preserved(input, entry, flow, item, index, node)];
      });
    });
  },
};

function approval(input: CheckInput, { file }: FlowItem, step: Step): Finding[] {
  const where = (needle: string) => inBody(input, file, step.at, needle);
  if (step.destroys && !step.approval)
    return [
      finding(rule, where('destroys'), `"${step.id}" destroys evidence and nobody approves it`, {
        hint: 'add  approval="incident-coordinator"',
      }),
    ];
  if (!step.disrupts || step.approval) return [];
  if (!step.authority)
    return [
      finding(rule, where('disrupts'), `"${step.id}" disrupts business and nobody approves it`, {
        hint: 'add  approval="ROLE", or  authority="ID"  of a standing authority in the plan',
      }),
    ];
  const granted = input.content.entries.plan
    .flatMap(({ data }) => data.authority ?? [])
    .find(({ id }) => id === step.authority);
  if (!granted || granted.standing) return [];
  return [
    finding(rule, where(step.authority), `authority "${step.authority}" is not a standing one`, {
      hint: `add  approval="${granted.who}"`,
    }),
  ];
}

function preserved(
  input: CheckInput,
  entry: Entry,
  flow: Flow,
  item: FlowItem,
  index: number,
  step: Step,
): Finding[] {
  if (!step.destroys) return [];
  const own = item.file === entry.file;
  if (!step.preserve)
    return own
      ? [
          finding(
            rule,
            inBody(input, item.file, step.at, 'destroys'),
            `"${step.id}" destroys evidence and names no step that preserves it`,
            { hint: 'add  preserve="STEP"  with a step that comes before on every path' },
          ),
        ]
      : [];
  const before = findItem(flow.items, step.preserve, item.block);
  const keeper = flow.items[before];
  if (!keeper) return [];
  const where = inBody(input, item.file, step.at, step.preserve);
  if (keeper.node.kind !== 'step')
    return [
      finding(rule, where, `"${step.preserve}" is a decision and preserves nothing`, { hint: 'name a step' }),
    ];
  if (reachable(flow, before).has(index)) {
    const message = `a run can come to "${step.id}" without "${step.preserve}" before it${own ? '' : `, in ${entry.file}`}`;
    return [
      finding(rule, where, message, {
        hint: 'preserve on every path: move that step before the decision, or name another',
      }),
    ];
  }
  if (!together(flow, before, index)) return [];
  return [
    finding(rule, where, `"${step.preserve}" and "${step.id}" may start together`, {
      hint: 'take  parallel  off the step that destroys',
    }),
  ];
}

/** Whether everything after `first` up to `second` may start together with the node before it. */
function together(flow: Flow, first: number, second: number): boolean {
  return flow.items.slice(first + 1, second + 1).every(({ node }) => node.kind === 'step' && node.parallel);
}
