/** Reports are over months, quarters and years; ids are those of metrics.json. */

const form = /^(\d{4})(?:-(?:Q([1-4])|(0[1-9]|1[0-2])))?$/;
const numbers = ['first', 'second', 'third', 'fourth'] as const;
const names = 'January February March April May June July August September October November December'.split(
  ' ',
);

interface Span {
  year: number;
  /** Months since year 0: its first, and one past its last. */
  from: number;
  to: number;
}

function spanOf(period: string): Span {
  const [, year = '', quarter, month] = form.exec(period) ?? [];
  if (!year) throw new RangeError(`"${period}" is not a month, a quarter or a year`);
  const start = Number(year) * 12;
  if (quarter)
    return { year: Number(year), from: start + 3 * Number(quarter) - 3, to: start + 3 * Number(quarter) };
  if (month) return { year: Number(year), from: start + Number(month) - 1, to: start + Number(month) };
  return { year: Number(year), from: start, to: start + 12 };
}

/** Whether a report can be over this: a month `2026-09`, a quarter `2026-Q3`, a year `2026`. */
export function isReportPeriod(period: string): boolean {
  return form.test(period);
}

/** The period of the same length that ends where this one begins. */
export function periodBefore(period: string): string {
  const { from, to } = spanOf(period);
  const start = from - (to - from);
  const year = Math.floor(start / 12);
  const month = start - year * 12;
  if (to - from === 12) return String(year);
  return to - from === 3 ? `${year}-Q${month / 3 + 1}` : monthId(start);
}

/** The last `count` months up to the end of a period, oldest first. */
export function monthsUpTo(period: string, count: number): string[] {
  const { to } = spanOf(period);
  return Array.from({ length: count }, (_, index) => monthId(to - count + index));
}

/** First and last day of a period, YYYY-MM-DD. */
export function daysOf(period: string): { first: string; last: string } {
  const { from, to } = spanOf(period);
  const end = new Date(Date.UTC(Math.floor(to / 12), to % 12, 0));
  return { first: `${monthId(from)}-01`, last: end.toISOString().slice(0, 10) };
}

/** "September 2026", "third quarter of 2026", "2026". */
export function periodInWords(period: string): string {
  const [, year = '', quarter, month] = form.exec(period) ?? [];
  if (quarter) return `${numbers[Number(quarter) - 1]} quarter of ${year}`;
  return month ? `${names[Number(month) - 1]} ${year}` : year;
}

function monthId(index: number): string {
  const year = Math.floor(index / 12);
  return `${year}-${String(index - year * 12 + 1).padStart(2, '0')}`;
}
