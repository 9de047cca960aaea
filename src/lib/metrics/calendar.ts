import { periodsBetween, type Period, type PeriodKind } from './periods.ts';

/** How many periods of a kind metrics.json keeps, newest last. Years with rows are kept for ever. */
const kept: Record<PeriodKind, number> = { week: 105, month: 37, quarter: 21, year: 10 };
const keptByRule: Record<PeriodKind, number> = { week: 0, month: 0, quarter: 3, year: 1 };
const week = 7 * 86_400_000;
/** Rows from before 1990 come from broken clocks; no period is made for them. */
export const earliest = Date.UTC(1990, 0, 1);

/** The periods the data reach over, by kind, and the one that was asked for. */
export type Calendar = Record<PeriodKind, readonly Period[]> & { since: number; only: Period | undefined };

/**
 * The calendar from the first row to `asOf`, in milliseconds. Months are those of whole years, weeks only
 * as far back as they are kept. Throws NoSuchPeriod when `only` names a period outside.
 */
export function calendarBetween(from: number, asOf: number, zone: string, only?: string): Calendar {
  const year = periodsBetween('year', from, asOf, zone);
  const month = periodsBetween('month', year[0]?.from ?? from, asOf, zone);
  const quarter = periodsBetween('quarter', from, asOf, zone);
  const calendar = {
    week: periodsBetween('week', Math.max(from, asOf - kept.week * week), asOf, zone),
    ...{ month, quarter, year },
  };
  const wanted = Object.values(calendar)
    .flat()
    .find((period) => period.id === only);
  if (only !== undefined && !wanted)
    throw new NoSuchPeriod(only, `the exports reach from ${year[0]?.id ?? ''} to ${month.at(-1)?.id ?? ''}`);
  return { ...calendar, since: from, only: wanted };
}

/** Whether the period at a position is written; `always` ones are, unless another was asked for. */
export function isKept(
  calendar: Calendar,
  kind: PeriodKind,
  position: number,
  byRule: boolean,
  always: boolean,
): boolean {
  const { only, since } = calendar;
  const period = calendar[kind][position];
  // A month before the first row is not a month with nothing in it: nobody looked.
  if (period && period.to <= since) return false;
  if (only && period) return period.from >= only.from && period.to <= only.to;
  return always || position >= calendar[kind].length - (byRule ? keptByRule : kept)[kind];
}

/** Positions of the months that make up a longer period; the last one may run beyond the list. */
export function monthsOf(period: Period, months: readonly Period[]): number[] {
  return months.flatMap((month, i) => (month.from >= period.from && month.to <= period.to ? [i] : []));
}

class NoSuchPeriod extends Error {
  readonly hint: string;
  constructor(period: string, hint: string) {
    super(`no data in ${period}`);
    this.hint = hint;
  }
}
