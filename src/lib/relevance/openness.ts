import type { QuestionCell } from '#lib/coverage/question.ts';
import type { Touch } from './touched.ts';

/** States in which a question waits for an answer, the most pressing first. */
export const openStates = ['gap', 'failed', 'planned', 'accepted'] as const;
export type OpenState = (typeof openStates)[number];

/** Where a question is open to a rule, in its most pressing state; undefined when something answers everywhere. */
export function openIn({ cells }: Pick<Touch, 'cells'>): { state: OpenState; scopes: string[] } | undefined {
  const state = openStates.find((open) => cells.some((cell) => cell.state === open));
  return state && { state, scopes: scopesIn(cells, [state]) };
}

/** Scopes whose cell is in one of some states. */
export function scopesIn(cells: readonly QuestionCell[], states: readonly QuestionCell['state'][]): string[] {
  return cells.filter(({ state }) => states.includes(state)).map(({ scope }) => scope);
}

/**
 * The touches that need an answer: those not accepted, then those that rest on what the rule reads, then by the threat's risk, then by their state.
 */
export function pressing(touches: readonly Touch[]): Touch[] {
  const weight = (touch: Touch) => {
    const state = openIn(touch)?.state;
    const order = state ? openStates.indexOf(state) : openStates.length;
    return [state === 'accepted' ? 1 : 0, touch.fits ? 0 : 1, -touch.asked.risk, order] as const;
  };
  return touches
    .filter(openIn)
    .map((touch) => ({ touch, weight: weight(touch) }))
    .toSorted((a, b) => a.weight.map((w, i) => w - (b.weight[i] ?? 0)).find((d) => d !== 0) ?? 0)
    .map(({ touch }) => touch);
}
