import type { MetricResult } from '#lib/model/metrics.ts';
import type { MetricDefinition } from './catalogue/definition.ts';
import { rows, type Cell } from './cell.ts';
import type { Context } from './options.ts';
import { daysBetween } from './periods.ts';
import { rounded } from './result/proportion.ts';
import { baselineOf, individualLimits, rateLimits } from './statistics/limits.ts';

const hour = 3_600_000;

/**
 * What chance alone explains of each week of a metric: a u chart for counts, XmR for levels. Only whole weeks make
 * limits; they stay as they are until a change that content/portal.yaml names. Undefined for other statistics.
 */
export function limitsOf(
  { id, statistic }: MetricDefinition,
  cells: ReadonlyMap<number, Cell>,
  {
    calendar,
    since,
    asOf,
    timezone,
    changes = [],
  }: Pick<Context, 'calendar' | 'since' | 'asOf' | 'timezone' | 'changes'>,
): ((week: number) => MetricResult['limits']) | undefined {
  if (statistic !== 'R' && statistic !== 'X') return undefined;
  const end = Date.parse(asOf);
  const points = calendar.week.map(({ id, from, to }, i) => {
    const cell = cells.get(i);
    const exposure = Math.max(0, Math.min(to, end) - Math.max(from, since)) / hour;
    return { id, from, count: cell ? rows(cell, 'counted') : 0, exposure, whole: from >= since && to <= end };
  });
  const turns = changes
    .filter(({ metric }) => metric === id)
    .map(({ on }) => points.findIndex(({ from }) => (daysBetween(from, from, timezone)[0]?.id ?? '') >= on))
    .filter((position) => position > 0)
    .toSorted((a, b) => a - b);
  const first = points.findIndex(({ whole }) => whole);
  if (first < 0) return undefined;
  return (week) => {
    // Positions count from the first whole week, so that a cut one takes no place in the baseline.
    const { from, to } = baselineOf(
      week - first,
      turns.map((turn) => turn - first),
    );
    const baseline = points.slice(Math.max(first, first + from), first + to).filter(({ whole }) => whole);
    const point = points[week];
    if (!point || week < first) return undefined;
    const limits =
      statistic === 'X'
        ? individualLimits(baseline.map(({ count }) => count))
        : rateLimits(baseline, point.exposure);
    if (!limits) return undefined;
    return {
      center: rounded(limits.center),
      lower: rounded(Math.max(0, limits.lower)),
      upper: rounded(limits.upper),
      method: statistic === 'X' ? 'xmr' : 'u',
      from: baseline[0]?.id ?? point.id,
      points: baseline.length,
    };
  };
}
