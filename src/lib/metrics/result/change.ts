import type { MetricChange } from '#lib/model/metrics.ts';
import type { MetricDefinition } from '#lib/metrics/catalogue/definition.ts';
import { curveOf, rows, type Cell } from '#lib/metrics/cell.ts';
import { survival, type Survival } from '#lib/metrics/statistics/kaplan-meier.ts';
import { medianDifference } from '#lib/metrics/statistics/median-difference.ts';
import { countsDiffer } from '#lib/metrics/statistics/poisson.ts';
import { newcombe } from '#lib/metrics/statistics/proportion.ts';

/** One side of a comparison; `exposure` is the length of the period so far, in any one unit. */
export interface Side {
  cell: Cell;
  n: number;
  exposure: number;
}

const enough = 20;

/** One seed for all: the same cases get the same answer, whatever their slice is called. */
const seed = 'the difference of two medians';

/** Better or worse only when both sides have 20 cases and the 95 % interval of their difference excludes 0. */
export function changeBetween(metric: MetricDefinition, now: Side, before: Side): MetricChange {
  if (now.n < enough || before.n < enough) return 'too-few';
  const direction = directionOf(metric, now, before);
  if (direction === 0) return 'no-clear-change';
  if (metric.better === 'neither') return 'changed';
  return direction > 0 === (metric.better === 'higher') ? 'better' : 'worse';
}

/** 1 when clearly higher than before, −1 when clearly lower, else 0. */
function directionOf(metric: MetricDefinition, now: Side, before: Side): number {
  if (metric.statistic === 'R' || metric.statistic === 'X') {
    const p = countsDiffer(
      { count: now.n, exposure: now.exposure },
      { count: before.n, exposure: before.exposure },
    );
    return p < 0.05 ? Math.sign(now.n / now.exposure - before.n / before.exposure) : 0;
  }
  const { low, high } =
    metric.statistic === 'P'
      ? newcombe({ k: rows(now.cell, 'yes'), n: now.n }, { k: rows(before.cell, 'yes'), n: before.n })
      : medianDifference(curveFor(metric, now.cell), curveFor(metric, before.cell), seed);
  return low > 0 ? 1 : high < 0 ? -1 : 0;
}

/** The curve the statistic looks at: T forgets the open cases. */
function curveFor({ statistic }: MetricDefinition, { sample }: Cell): Survival {
  if (statistic === 'KM' || sample.open.length === 0) return curveOf(sample);
  return survival({ ...sample, open: [] });
}
