import type { Portal } from '#lib/model/portal.ts';
import { daysBetween } from './periods.ts';

/** When people are there: portal.yaml's business hours in its time zone. */
export interface Hours extends Pick<Portal, 'timezone'> {
  /** Weekdays, Monday `mon` to Sunday `sun`. */
  days: readonly Portal['business_hours']['days'][number][];
  /** Local times of day such as 08:30. Where `to` is not after `from`, work ends on the next day. */
  from: string;
  to: string;
  /** Dates on which no work begins. */
  holidays: readonly string[];
}

/** From `from` (inclusive) to `to` (exclusive), milliseconds since 1970 in UTC. */
export interface Span {
  from: number;
  to: number;
}

const minute = 60_000;
const dayMinutes = 1440;
const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * Every open interval that shares time with [from, to], apart from each other and in order. On the days of a
 * clock change the clock on the wall decides, minute by minute: hours it skips are not worked, hours it shows
 * twice are worked twice. Throws RangeError for an unknown zone.
 */
export function openSpans(hours: Hours, from: number, to: number): Span[] {
  const spans: Span[] = [];
  for (const day of daysBetween(from, to, hours.timezone)) {
    const ranges = rangesOf(hours, day.id);
    const regular = day.to - day.from === dayMinutes * minute;
    const found = regular
      ? ranges.map(([a, b]) => ({ from: day.from + a * minute, to: day.from + b * minute }))
      : scanned(day, ranges, hours.timezone);
    for (const span of found) {
      const last = spans.at(-1);
      if (last?.to === span.from) last.to = span.to;
      else if (span.to > span.from) spans.push(span);
    }
  }
  return spans;
}

/** Milliseconds of [from, to) that lie inside the spans. */
export function openTime(spans: readonly Span[], from: number, to: number): number {
  let total = 0;
  for (const span of spans) total += Math.max(0, Math.min(span.to, to) - Math.max(span.from, from));
  return total;
}

/**
 * The largest step in seconds on whose multiples the hours begin and end; without hours, and at most, a quarter of an
 * hour, as every time zone's midnight lies on one in UTC.
 */
export function hoursStep(hours: Pick<Hours, 'from' | 'to'> | undefined): number {
  const turns = hours ? [hours.from, hours.to] : [];
  return turns.map(minutesOf).reduce(greatestDivisor, 15) * 60;
}

/** Local minutes of a day that are worked, ascending. */
function rangesOf(hours: Hours, date: string): [number, number][] {
  const [from, to] = [minutesOf(hours.from), minutesOf(hours.to)];
  if (to > from) return works(hours, date) ? [[from, to]] : [];
  const before = new Date(Date.parse(date) - dayMinutes * minute).toISOString().slice(0, 10);
  return [
    ...(works(hours, before) ? [[0, to] as [number, number]] : []),
    ...(works(hours, date) ? [[from, dayMinutes] as [number, number]] : []),
  ];
}

function works({ days, holidays }: Hours, date: string): boolean {
  const weekday = weekdays[new Date(date).getUTCDay()];
  return weekday !== undefined && days.includes(weekday) && !holidays.includes(date);
}

function scanned(day: Span, ranges: readonly [number, number][], zone: string): Span[] {
  const spans: Span[] = [];
  if (ranges.length === 0) return spans;
  for (let at = day.from; at < day.to; at += minute) {
    const local = localMinute(at, zone);
    if (!ranges.some(([a, b]) => local >= a && local < b)) continue;
    const last = spans.at(-1);
    if (last?.to === at) last.to += minute;
    else spans.push({ from: at, to: at + minute });
  }
  return spans;
}

function localMinute(instant: number, zone: string): number {
  let format = formats.get(zone);
  if (!format) {
    const parts = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
    format = new Intl.DateTimeFormat('en-GB', { timeZone: zone, ...parts });
    formats.set(zone, format);
  }
  return minutesOf(format.format(instant));
}

function minutesOf(time: string): number {
  const [hour = 0, minutes = 0] = time.split(':').map(Number);
  return hour * 60 + minutes;
}

function greatestDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestDivisor(b, a % b);
}
