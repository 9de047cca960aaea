import { monthsOf, type Calendar } from './calendar.ts';
import type { SliceKey } from './catalogue/definition.ts';
import { mergeCells, rows, type Cell } from './cell.ts';
import type { Cells } from './collect.ts';
import type { Lengths, Samples } from './lengths.ts';
import type { PeriodKind } from './periods.ts';

/** A kind of period, or everything until the data end. */
export type Stretch = PeriodKind | 'all';

/** In which period of a kind each month of the calendar lies. */
function placesOf(calendar: Calendar, kind: Stretch): (number | undefined)[] {
  const places: (number | undefined)[] = calendar.month.map((_, i) =>
    kind === 'month' ? i : kind === 'all' ? 0 : undefined,
  );
  if (kind !== 'month' && kind !== 'all')
    for (const [i, period] of calendar[kind].entries())
      for (const month of monthsOf(period, calendar.month)) places[month] = i;
  return places;
}

/** Cuts durations by a key and one kind of period, for all values of the key. They hold until the next cut. */
export function samplesBy(
  lengths: Lengths,
  key: SliceKey | undefined,
  calendar: Calendar,
  kind: Stretch,
): Samples {
  return lengths.cut(key, placesOf(calendar, kind), kind === 'all' ? 1 : calendar[kind].length);
}

/** The months of one slice as periods of another kind, by position; durations are asked from `samples`. */
export function rollUp(
  months: ReadonlyMap<number, Cell>,
  calendar: Calendar,
  kind: Stretch,
  samples?: (position: number) => Cell['sample'],
): Map<number, Cell> {
  const places = placesOf(calendar, kind);
  const parts = Map.groupBy(months, ([month]) => places[month]);
  const rolled = new Map<number, Cell>();
  for (const [position, own] of parts) {
    if (position === undefined) continue;
    const cell = mergeCells(own.map(([, part]) => part));
    rolled.set(position, samples ? { ...cell, sample: samples(position) } : cell);
  }
  return rolled;
}

/**
 * From the counted rows by rule: in each period, `yes` are those of the `many` rules that have most there. Rules with
 * equal counts are interchangeable, as only their sum is taken.
 */
export function loudest(cells: Cells, calendar: Calendar, kind: PeriodKind, many: number): Map<number, Cell> {
  const found = [...cells.values()].flatMap((months) => [...rollUp(months, calendar, kind)]);
  const judged = new Map<number, Cell>();
  for (const [position, own] of Map.groupBy(found, ([place]) => place)) {
    const cell = mergeCells(own.map(([, part]) => part));
    const counts = own.map(([, part]) => rows(part, 'counted')).sort((a, b) => b - a);
    const top = counts.slice(0, many).reduce((sum, count) => sum + count, 0);
    cell.outcomes.set('yes', top).set('no', rows(cell, 'counted') - top);
    judged.set(position, cell);
  }
  return judged;
}
