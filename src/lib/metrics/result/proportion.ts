import type { MetricResult } from '#lib/model/metrics.ts';
import { rows, type Cell } from '#lib/metrics/cell.ts';
import { wilson } from '#lib/metrics/statistics/proportion.ts';

/** Below this many cases a proportion is "k of n", without a percentage. */
const enough = 10;

/** The figures of a proportion: `yes` among `yes` and `no`. */
export function proportionFigures(cell: Cell): Partial<MetricResult> {
  const k = rows(cell, 'yes');
  const n = k + rows(cell, 'no');
  if (n === 0) return { status: 'none', n, k };
  if (n < enough) return { status: 'few', n, k };
  const { low, high } = wilson(k, n);
  return {
    status: 'ok',
    n,
    k,
    share: rounded(k / n),
    interval: { low: rounded(low), high: rounded(high), level: 0.95, method: 'wilson' },
  };
}

/** k of all n there are: no sample, so neither a share to infer from nor an interval. */
export function wholeFigures(k: number, n: number): Pick<MetricResult, 'status' | 'n' | 'k'> {
  return { status: n === 0 ? 'none' : 'ok', n, k };
}

/** A share with its interval, or nothing when too few cases carry it. */
export function smallShare(k: number, n: number): { share?: number; low?: number; high?: number } {
  if (n < enough) return {};
  const { low, high } = wilson(k, n);
  return { share: rounded(k / n), low: rounded(low), high: rounded(high) };
}

/** Four decimals: a diff shows a change, not the last bit of a logarithm. */
export function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
