import { monthsOf, type Calendar } from './calendar.ts';
import { emptyCell, mergeCells, rows, type Cell } from './cell.ts';
import type { Cells } from './collect.ts';
import type { PeriodKind } from './periods.ts';

/** The months of one slice as periods of another kind, by position. */
export function rollUp(
  months: ReadonlyMap<number, Cell>,
  calendar: Calendar,
  kind: PeriodKind,
): Map<number, Cell> {
  if (kind === 'month') return new Map(months);
  const rolled = new Map<number, Cell>();
  for (const [i, period] of calendar[kind].entries()) {
    const parts = monthsOf(period, calendar.month).flatMap((month) => months.get(month) ?? []);
    if (parts.length > 0) rolled.set(i, mergeCells(parts));
  }
  return rolled;
}

/** All months as one cell: what is true when the data end. */
export function everything(months: ReadonlyMap<number, Cell>): Cell {
  return months.size === 0 ? emptyCell() : mergeCells([...months.values()]);
}

/**
 * From the counted rows by rule: in each period, `yes` are those of the `many` rules that have most there. Rules with
 * equal counts are interchangeable, as only their sum is taken.
 */
export function loudest(cells: Cells, calendar: Calendar, kind: PeriodKind, many: number): Map<number, Cell> {
  const counts = new Map<number, number[]>();
  const rest = new Map<number, Cell[]>();
  for (const months of cells.values())
    for (const [i, cell] of rollUp(months, calendar, kind)) {
      counts.set(i, [...(counts.get(i) ?? []), rows(cell, 'counted')]);
      rest.set(i, [...(rest.get(i) ?? []), cell]);
    }
  const judged = new Map<number, Cell>();
  for (const [i, list] of counts) {
    const cell = mergeCells([emptyCell(), ...(rest.get(i) ?? [])]);
    const top = list
      .toSorted((a, b) => b - a)
      .slice(0, many)
      .reduce((sum, count) => sum + count, 0);
    cell.outcomes.set('yes', top).set('no', rows(cell, 'counted') - top);
    judged.set(i, cell);
  }
  return judged;
}
