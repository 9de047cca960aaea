import type { MetricResult } from '#lib/model/metrics.ts';
import { rows, type Cell } from '#lib/metrics/cell.ts';
import { poissonInterval } from '#lib/metrics/statistics/poisson.ts';
import { rounded } from './proportion.ts';

/** The figures of a count. Zero is a count too: its interval reaches up to 3.7. */
export function countFigures(cell: Cell): Partial<MetricResult> {
  const n = rows(cell, 'counted');
  const { low, high } = poissonInterval(n);
  return {
    status: n === 0 ? 'none' : 'ok',
    n,
    interval: { low: rounded(low), high: rounded(high), level: 0.95, method: 'poisson' },
  };
}
