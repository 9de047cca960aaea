import type { MetricResult } from '#lib/model/metrics.ts';
import { isKept } from './calendar.ts';
import { emptyCell, type Cell } from './cell.ts';
import { limitsOf } from './limits.ts';
import { bySource, rowsOf, type SourceAbility } from './prepare.ts';
import { resultOf } from './result/result.ts';
import type { Series } from './series.ts';

/** Every period ends on a quarter of an hour in UTC. */
const quarterHour = 900;

/**
 * How many rows of a metric are open at the end of each week, month, quarter and year, or when the data end. A row
 * that begins where no period is made counts in none. A level is not a count of events: it has no interval, and its
 * weeks are judged by their own limits.
 */
export async function levelsOf(
  { metric, clock, answerable, missing, context }: Series,
  abilities: readonly SourceAbility[],
): Promise<MetricResult[]> {
  const { calendar, since } = context;
  const asOf = Date.parse(context.asOf);
  const steps = await stepsOf(metric, abilities, context);
  return (['week', 'month', 'quarter', 'year'] as const).flatMap((kind) => {
    const cells = new Map<number, Cell>();
    let [next, open] = [0, 0];
    for (const [i, { to }] of calendar[kind].entries()) {
      for (let step = steps[next]; step && step.at * 1000 * quarterHour < to; step = steps[(next += 1)])
        open += step.change;
      const cell = emptyCell();
      cell.outcomes.set('counted', open);
      cells.set(i, cell);
    }
    const limits = kind === 'week' ? limitsOf(metric, cells, context) : undefined;
    return calendar[kind].flatMap((period, i) => {
      const cell = cells.get(i);
      if (!cell || period.from >= asOf || !isKept(calendar, kind, i, false, kind === 'year')) return [];
      const { interval: _, ...result } = resultOf(
        { metric, period, slice: {}, clock, cell, since, answerable, missing, asOf, limits: limits?.(i) },
        'point',
      );
      return [{ ...result, status: 'ok' as const }];
    });
  });
}

/** By quarter of an hour, how many more are open after it. */
async function stepsOf(
  metric: Series['metric'],
  abilities: readonly SourceAbility[],
  { connection }: Series['context'],
): Promise<{ at: number; change: number }[]> {
  const able = bySource(abilities, (ability) => ability.able, String);
  const reader = await connection.runAndReadAll(
    `WITH row_of AS (${rowsOf(metric)}),
     kept AS (
       SELECT floor(epoch(starts) / ${quarterHour}) AS begins, floor(epoch(ends) / ${quarterHour}) AS stops
       FROM row_of WHERE month IS NOT NULL AND outcome = 'counted' AND ${able}
     ),
     step AS (
       SELECT begins AS place, 1 AS change FROM kept
       UNION ALL
       SELECT greatest(stops, begins) AS place, -1 AS change FROM kept WHERE stops IS NOT NULL
     )
     SELECT CAST(place AS DOUBLE), CAST(sum(change) AS DOUBLE) FROM step GROUP BY place ORDER BY place`,
  );
  return reader.getRows().map(([at, change]) => ({ at: Number(at), change: Number(change) }));
}
