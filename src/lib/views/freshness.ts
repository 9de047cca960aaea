import type { StatusView } from './use-case.ts';

/** How far off a date is, in words with a tone. `days` is negative once it has passed. */
export function dueIn(days: number, expires = false): StatusView {
  if (days < 0) {
    const text = days === -1 ? '1 day' : `${-days} days`;
    return { tone: 'gap', text: expires ? `expired ${text} ago` : `${text} overdue` };
  }
  if (days === 0) return { tone: 'part', text: 'today' };
  return { tone: days <= 14 ? 'part' : 'planned', text: days === 1 ? 'in 1 day' : `in ${days} days` };
}
