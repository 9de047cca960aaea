import type { MetricResult, MetricSlice } from '#lib/model/metrics.ts';
import { isKept, monthsOf, type Calendar } from './calendar.ts';
import type { MetricDefinition, SliceKey } from './catalogue/definition.ts';
import { emptyCell, mergeCells, type Cell } from './cell.ts';
import { collect, prepare, type Cells } from './collect.ts';
import type { ComputeOptions } from './options.ts';
import type { PeriodKind } from './periods.ts';
import { resultOf, type Detail } from './result/result.ts';
import { abilitiesFor } from './sources.ts';

type Context = ComputeOptions & { calendar: Calendar; since: number };

/** Every result of one metric: overall by week, month, quarter and year, and each slice of its definition. */
export async function resultsOf(metric: MetricDefinition, context: Context): Promise<MetricResult[]> {
  const { connection, sources, asOf } = context;
  const abilities = abilitiesFor(metric, sources);
  await prepare(connection, metric, abilities, asOf);
  const answerable = abilities.some(({ able }) => able);
  const results: MetricResult[] = [];
  for (const keys of [[], ...metric.slices]) {
    const cells = await collect(connection, 'month', keys);
    if (keys.length > 0 && saysNothing(cells)) continue;
    if (keys.length === 0 && cells.size === 0) cells.set('{}', new Map());
    for (const [slice, months] of cells)
      for (const kind of kindsFor(keys)) {
        const rolled = rollUp(months, context.calendar, kind);
        results.push(...series(metric, JSON.parse(slice) as MetricSlice, kind, rolled, context, answerable));
      }
  }
  const weeks = answerable ? (await collect(connection, 'week', [])).get('{}') : undefined;
  return weeks ? [...results, ...series(metric, {}, 'week', weeks, context, answerable)] : results;
}

/**
 * The results of one slice over one kind of period. A period without rows is written only where that is
 * itself the answer: a count of 0, or a stamp no source has.
 */
function series(
  metric: MetricDefinition,
  slice: MetricSlice,
  kind: PeriodKind,
  cells: Map<number, Cell>,
  context: Context,
  answerable: boolean,
): MetricResult[] {
  const { calendar, since, targets } = context;
  const periods = calendar[kind];
  const asOf = Date.parse(context.asOf);
  const overall = Object.keys(slice).length === 0;
  const emptyToo = overall && (metric.statistic === 'R' || !answerable) && (answerable || kind !== 'month');
  return periods.flatMap((period, i) => {
    const cell = cells.get(i);
    const always = kind === 'year' && overall && cell !== undefined;
    if (!isKept(calendar, kind, i, 'rule' in slice, always)) return [];
    if (!cell && !(emptyToo && period.from < asOf)) return [];
    const before = periods[i - 1];
    const result = resultOf(
      {
        ...{ metric, period, slice, since, answerable, asOf },
        cell: cell ?? emptyCell(),
        previous: before && { period: before, cell: cells.get(i - 1) ?? emptyCell() },
        target: targets?.[metric.id],
      },
      detailOf(kind, overall),
    );
    return overall || result.n > 0 ? [result] : [];
  });
}

function rollUp(months: Map<number, Cell>, calendar: Calendar, kind: PeriodKind): Map<number, Cell> {
  if (kind === 'month') return months;
  const rolled = new Map<number, Cell>();
  for (const [i, period] of calendar[kind].entries()) {
    const parts = monthsOf(period, calendar.month).flatMap((month) => months.get(month) ?? []);
    if (parts.length > 0) rolled.set(i, mergeCells(parts));
  }
  return rolled;
}

function kindsFor(keys: readonly SliceKey[]): PeriodKind[] {
  return keys.length === 0 || keys[0] === 'team' ? ['month', 'quarter', 'year'] : ['quarter', 'year'];
}

function detailOf(kind: PeriodKind, overall: boolean): Detail {
  if (kind === 'week') return 'point';
  return overall && kind !== 'month' ? 'shape' : 'full';
}

/** A key that no source fills would repeat the overall result as "unknown". */
function saysNothing(cells: Cells): boolean {
  const slices = [...cells.keys()];
  return slices.length === 0 || (slices.length === 1 && (slices[0] ?? '').includes(':"unknown"'));
}
