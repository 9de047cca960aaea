/** How something that falls due is called, and how it ends: a review is due, an exception expires. */
interface Words {
  /** `name` tells it from the others of its kind in the same place. */
  what: (name: string) => string;
  ends: 'due' | 'expires';
}

const called = (noun: string) => (name: string) => `${noun} "${name}"`;

/** Everything that falls due, by kind. */
export const dueWords = {
  review: { what: () => 'review', ends: 'due' },
  'plan-test': { what: () => 'test of the plan', ends: 'due' },
  'preparation-test': { what: () => 'test', ends: 'due' },
  exercise: { what: () => 'planned exercise', ends: 'due' },
  action: { what: (name) => `action ${name} of the exercise`, ends: 'due' },
  exception: { what: called('exception'), ends: 'expires' },
  baseline: { what: called('refresh of baseline'), ends: 'due' },
  'planned-test': { what: called('planned test'), ends: 'due' },
  'follow-up': { what: called('follow-up of test'), ends: 'due' },
  test: { what: called('test'), ends: 'expires' },
  rule: { what: called('decision on rule'), ends: 'due' },
  pack: { what: called('decision on pack'), ends: 'due' },
  gap: { what: called('gap'), ends: 'due' },
  acceptance: { what: called('acceptance of gap'), ends: 'expires' },
  ask: { what: called('decision'), ends: 'due' },
  promise: { what: called('promise'), ends: 'due' },
  contact: { what: called('test call'), ends: 'due' },
} as const satisfies Record<string, Words>;

export type DueKind = keyof typeof dueWords;

/** How far off a date is, in words. `days` is negative once it has passed; what expires has then expired. */
export function farOff(days: number, ends: 'due' | 'expires'): string {
  const count = Math.abs(days) === 1 ? '1 day' : `${Math.abs(days)} days`;
  if (days === 0) return 'today';
  if (days > 0) return `in ${count}`;
  return ends === 'expires' ? `expired ${count} ago` : `${count} overdue`;
}
