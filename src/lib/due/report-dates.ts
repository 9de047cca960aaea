import type { Entry } from '#lib/model/entry.ts';
import { isLive } from '#lib/model/tier.ts';
import { daysOf } from '#lib/reports/span.ts';
import { dueIn, type Due } from './due.ts';

/**
 * What reports asked for and promised, and is not settled. The same words in a later report are the same thing,
 * carried: only the last report that speaks of it says when it is due, or that it is over.
 */
export function reportDates(reports: readonly Entry<'report'>[]): Due[] {
  const last = new Map<string, Due | undefined>();
  for (const entry of reports.filter(({ data }) => isLive(data)).toSorted(byEnd)) {
    for (const [index, { ask, decision_by, owner, decision }] of (entry.data.asks ?? []).entries())
      last.set(
        `ask ${ask}`,
        decision
          ? undefined
          : dueIn(entry, 'ask', {
              name: ask,
              path: ['asks', index, 'decision_by'],
              by: decision_by,
              owner,
              settle: (day) =>
                `have it decided, then add  decision: {on: ${day}, answer: yes}  or no, or later`,
            }),
      );
    for (const [index, { promise, by, owner, state }] of (entry.data.promises ?? []).entries())
      last.set(
        `promise ${promise}`,
        state === 'done' || state === 'dropped'
          ? undefined
          : dueIn(entry, 'promise', {
              name: promise,
              path: ['promises', index, 'by'],
              by,
              owner,
              settle: () => 'keep it; the next report carries it with its  state:  and what came of it',
            }),
      );
  }
  return [...last.values()].filter((due) => due !== undefined);
}

/** The year is reported after its last quarter, and the quarter after its last month. */
function byEnd({ data: a }: Entry<'report'>, { data: b }: Entry<'report'>): number {
  const [left, right] = [daysOf(a.period), daysOf(b.period)];
  if (left.last !== right.last) return left.last < right.last ? -1 : 1;
  return left.first > right.first ? -1 : left.first < right.first ? 1 : 0;
}
