/**
 * Calendar periods of one time zone as instants in UTC. A month is the reporting zone's month, and a day has
 * 23 or 25 hours twice a year, so every boundary is asked from Intl, never computed with 86,400.
 */
export type PeriodKind = 'week' | 'month' | 'quarter' | 'year';

/** From `from` (inclusive) to `to` (exclusive), milliseconds since 1970 in UTC. */
export interface Period {
  id: string;
  kind: PeriodKind;
  from: number;
  to: number;
}

interface Day {
  year: number;
  month: number;
  day: number;
}

const minute = 60_000;
const hour = 60 * minute;
const formats = new Map<string, Intl.DateTimeFormat>();

/** Every period of a kind that shares time with [from, to], in order. Throws RangeError for an unknown zone. */
export function periodsBetween(kind: PeriodKind, from: number, to: number, zone: string): Period[] {
  const periods: Period[] = [];
  let first = firstDay(kind, localDay(from, zone));
  let start = midnight(first, zone);
  while (start <= to) {
    const next = nextDay(kind, first);
    const end = midnight(next, zone);
    periods.push({ id: periodId(kind, first), kind, from: start, to: end });
    [first, start] = [next, end];
  }
  return periods;
}

/** Every local day that shares time with [from, to], `id` its date, in order. A day has 23 to 25 hours. */
export function daysBetween(from: number, to: number, zone: string): Omit<Period, 'kind'>[] {
  const days: Omit<Period, 'kind'>[] = [];
  let day = localDay(from, zone);
  let start = midnight(day, zone);
  while (start <= to) {
    const next = plusDays(day, 1);
    const end = midnight(next, zone, start + 24 * hour);
    // A date that a zone skipped altogether has no instants.
    if (end > start)
      days.push({ id: new Date(utcDay(day)).toISOString().slice(0, 10), from: start, to: end });
    [day, start] = [next, end];
  }
  return days;
}

/** The kind a period's id is written in. */
export function kindOf(id: string): PeriodKind {
  if (id.includes('W')) return 'week';
  if (id.includes('Q')) return 'quarter';
  return id.length === 4 ? 'year' : 'month';
}

/** The first instant of a local day: 00:00, or later where a clock change skips it. `likely`, if it is right, spares the search. */
function midnight(day: Day, zone: string, likely?: number): number {
  const wanted = utcDay(day);
  const begun = (at: number) => utcDay(localDay(at, zone)) >= wanted;
  if (likely !== undefined && begun(likely) && !begun(likely - minute)) return likely;
  let low = wanted - 16 * hour;
  let high = wanted + 16 * hour;
  while (high - low > minute) {
    const middle = low + Math.floor((high - low) / 2 / minute) * minute;
    if (begun(middle)) high = middle;
    else low = middle;
  }
  return high;
}

function localDay(instant: number, zone: string): Day {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
    });
    formats.set(zone, format);
  }
  const [month = 1, day = 1, year = 1970] = format.format(instant).split('/').map(Number);
  return { year, month, day };
}

function firstDay(kind: PeriodKind, day: Day): Day {
  if (kind === 'year') return { ...day, month: 1, day: 1 };
  if (kind === 'quarter') return { ...day, month: day.month - ((day.month - 1) % 3), day: 1 };
  if (kind === 'month') return { ...day, day: 1 };
  return plusDays(day, -((new Date(utcDay(day)).getUTCDay() + 6) % 7));
}

function nextDay(kind: PeriodKind, first: Day): Day {
  if (kind === 'week') return plusDays(first, 7);
  const months = { month: 1, quarter: 3, year: 12 }[kind];
  return fromUtc(Date.UTC(first.year, first.month - 1 + months, 1));
}

/** ISO 8601: a week belongs to the year that holds its Thursday. */
function periodId(kind: PeriodKind, first: Day): string {
  if (kind === 'year') return `${first.year}`;
  if (kind === 'quarter') return `${first.year}-Q${(first.month + 2) / 3}`;
  if (kind === 'month') return `${first.year}-${String(first.month).padStart(2, '0')}`;
  const thursday = plusDays(first, 3);
  const dayOfYear = (utcDay(thursday) - Date.UTC(thursday.year, 0, 1)) / (24 * hour);
  return `${thursday.year}-W${String(Math.floor(dayOfYear / 7) + 1).padStart(2, '0')}`;
}

function utcDay(day: Day): number {
  return Date.UTC(day.year, day.month - 1, day.day);
}

function fromUtc(instant: number): Day {
  const date = new Date(instant);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

function plusDays(day: Day, days: number): Day {
  return fromUtc(Date.UTC(day.year, day.month - 1, day.day + days));
}
