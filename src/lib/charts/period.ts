/** The periods of a time axis: years, quarters, months, ISO weeks and days. A week is named by its Monday. */
import { utcDay, utcMonday, utcMonth, utcYear, type TimeInterval } from 'd3-time';
import { utcFormat } from 'd3-time-format';

export interface Period {
  readonly start: Date;
  /** `Nov 2025`, `Q3 2026`, `24 Aug 2026`. */
  readonly label: string;
  /** Without the year where it has a shorter name: `Nov`, `Q3`, `24 Aug`. */
  readonly short: string;
}

interface Kind {
  readonly pattern: RegExp;
  readonly step: TimeInterval;
  start(year: number, part: number, day: number): Date;
  label(start: Date): string;
  short(start: Date): string;
}

const utc = (year: number, month: number, day: number) => new Date(Date.UTC(year, month, day));
const quarterOf = (start: Date) => `Q${Math.floor(start.getUTCMonth() / 3) + 1}`;
const day = { label: utcFormat('%-d %b %Y'), short: utcFormat('%-d %b') };

const kinds: readonly Kind[] = [
  {
    pattern: /^(\d{4})$/,
    step: utcYear,
    start: (year) => utc(year, 0, 1),
    label: utcFormat('%Y'),
    short: utcFormat('%Y'),
  },
  {
    pattern: /^(\d{4})-Q([1-4])$/,
    step: utcMonth.every(3) ?? utcMonth,
    start: (year, quarter) => utc(year, (quarter - 1) * 3, 1),
    label: (start) => `${quarterOf(start)} ${start.getUTCFullYear()}`,
    short: quarterOf,
  },
  {
    pattern: /^(\d{4})-(0[1-9]|1[0-2])$/,
    step: utcMonth,
    start: (year, month) => utc(year, month - 1, 1),
    label: utcFormat('%b %Y'),
    short: utcFormat('%b'),
  },
  {
    pattern: /^(\d{4})-W(0[1-9]|[1-4]\d|5[0-3])$/,
    step: utcMonday,
    // The first ISO week is the one that holds 4 January.
    start: (year, week) => utcMonday.offset(utcMonday.floor(utc(year, 0, 4)), week - 1),
    ...day,
  },
  {
    pattern: /^(\d{4})-(\d{2})-(\d{2})$/,
    step: utcDay,
    start: (year, month, date) => utc(year, month - 1, date),
    ...day,
  },
];

function read(id: string): { kind: Kind; start: Date } {
  for (const kind of kinds) {
    const match = kind.pattern.exec(id);
    if (match) return { kind, start: kind.start(Number(match[1]), Number(match[2]), Number(match[3])) };
  }
  throw new RangeError(
    `"${id}" is not a period; write 2026, 2026-Q3, 2026-09, 2026-W31 or the date 2026-09-30`,
  );
}

/** `2026-09` → `Sep 2026`. */
export function periodLabel(id: string): string {
  const { kind, start } = read(id);
  return kind.label(start);
}

export interface Timeline<Row> {
  /** Every period from the first to the last, also those without a row. */
  readonly periods: readonly Period[];
  /** The row of each period, or undefined where there is none. */
  readonly rows: readonly (Row | undefined)[];
}

/** Rows on an unbroken time axis. All periods must be of one kind, each named once. */
export function timeline<Row extends { readonly period: string }>(rows: readonly Row[]): Timeline<Row> {
  const [first] = rows;
  if (first === undefined) return { periods: [], rows: [] };
  const { kind } = read(first.period);
  const byStart = new Map<number, Row>();
  for (const row of rows) {
    const own = read(row.period);
    if (own.kind !== kind) throw new RangeError(`"${first.period}" and "${row.period}" cannot share an axis`);
    if (byStart.has(own.start.getTime())) throw new RangeError(`"${row.period}" stands twice on one axis`);
    byStart.set(own.start.getTime(), row);
  }
  const times = [...byStart.keys()].sort((a, b) => a - b);
  const starts = kind.step.range(new Date(times[0] ?? 0), new Date((times.at(-1) ?? 0) + 1));
  return {
    periods: starts.map((start) => ({ start, label: kind.label(start), short: kind.short(start) })),
    rows: starts.map((start) => byStart.get(start.getTime())),
  };
}

/** Where a period stands on a timeline; -1 when it lies outside. */
export function positionOf(periods: readonly Period[], id: string): number {
  const time = read(id).start.getTime();
  return periods.findIndex((period) => period.start.getTime() === time);
}

/** The first and last position within two periods, both included; empty when they lie outside. */
export function positionsOf(periods: readonly Period[], from: string, to: string): [number, number] | [] {
  const [start, end] = [read(from).start.getTime(), read(to).start.getTime()];
  const first = periods.findIndex((period) => period.start.getTime() >= start);
  const last = periods.findLastIndex((period) => period.start.getTime() <= end);
  return first < 0 || last < first ? [] : [first, last];
}
