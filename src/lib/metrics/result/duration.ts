import type { MetricResult } from '#lib/model/metrics.ts';
import { curveOf, rows, type Cell } from '#lib/metrics/cell.ts';
import { survivalQuantile, survivalQuantileInterval } from '#lib/metrics/statistics/kaplan-meier.ts';
import { medianInterval } from '#lib/metrics/statistics/median-interval.ts';
import { mean, quantile } from '#lib/metrics/statistics/quantile.ts';
import { countAtMost } from '#lib/metrics/statistics/sample.ts';
import { smallShare } from './proportion.ts';

/** Below this n a duration lists its cases; below the next it has a median only; p90 needs the last. */
const few = 5;
const some = 10;
const many = 20;

/**
 * The figures of a duration. With `statistic` KM, the median, p90 and interval count open cases as "longer
 * than so far" (censored); those over the finished ones alone stand under `finished`.
 */
export function durationFigures(
  cell: Cell,
  statistic: 'T' | 'KM',
  target: number | undefined,
): Partial<MetricResult> {
  const { sample } = cell;
  const finished = sample.finished.length;
  const open = sample.open.length;
  const n = statistic === 'KM' ? finished + open : finished;
  if (n === 0) return { status: 'none', n, ...(statistic === 'KM' ? { open } : {}) };
  return {
    status: n < few ? 'too-few' : n < some ? 'few' : 'ok',
    n,
    ...(statistic === 'KM' ? { open } : {}),
    ...(n >= few ? (statistic === 'KM' ? survivalFigures(cell, n) : finishedFigures(cell, n)) : {}),
    ...(rows(cell, 'finished') > 0 && statistic === 'KM' ? { finished: alone(cell, finished) } : {}),
    ...(target === undefined ? {} : { at_target: withinTarget(cell, target) }),
    ...(n < some && finished > 0 ? { cases: Array.from(sample.finished) } : {}),
  };
}

function survivalFigures({ sample }: Cell, n: number): Partial<MetricResult> {
  const curve = curveOf(sample);
  const median = survivalQuantile(curve, 0.5);
  const p90 = n >= many ? survivalQuantile(curve, 0.9) : undefined;
  return {
    median,
    ...(p90 === undefined ? {} : { p90 }),
    ...(median === null || p90 === null ? { beyond: curve.beyond } : {}),
    ...(n >= some
      ? {
          interval: { ...survivalQuantileInterval(curve, 0.5), level: 0.95, method: 'kaplan-meier' as const },
        }
      : {}),
  };
}

function finishedFigures({ sample }: Cell, n: number): Partial<MetricResult> {
  const interval = n >= some ? medianInterval(sample) : undefined;
  return {
    median: whole(quantile(sample, 0.5)),
    ...(n >= many ? { p90: whole(quantile(sample, 0.9)) } : {}),
    ...(interval ? { interval: { ...interval, level: 0.95, method: 'order-statistics' as const } } : {}),
  };
}

function alone({ sample }: Cell, n: number): NonNullable<MetricResult['finished']> {
  return {
    n,
    ...(n >= few ? { median: whole(quantile(sample, 0.5)) } : {}),
    ...(n >= some ? { mean: whole(mean(sample)) } : {}),
    ...(n >= many ? { p90: whole(quantile(sample, 0.9)) } : {}),
  };
}

/** Open past the target is a miss; open inside it is not decided yet and not counted. */
function withinTarget({ sample }: Cell, target: number): NonNullable<MetricResult['at_target']> {
  const { finished, open } = sample;
  const k = countAtMost(finished, target);
  const n = finished.length + open.length - countAtMost(open, target);
  return { target, n, k, ...smallShare(k, n) };
}

function whole(seconds: number | undefined): number {
  return Math.round(seconds ?? 0);
}
