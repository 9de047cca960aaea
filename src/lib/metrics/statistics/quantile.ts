/**
 * Quantiles of finished durations, definition 7 of Hyndman and Fan (1996), The American Statistician
 * 50:361–365: linear between order statistics, the default of R, NumPy and DuckDB's quantile_cont.
 */
import type { Sample } from './sample.ts';

/** The `q` quantile, 0 ≤ q ≤ 1, of the finished cases in seconds; undefined without any. */
export function quantile({ finished }: Sample, q: number): number | undefined {
  const position = (finished.length - 1) * q;
  const below = Math.floor(position);
  const low = finished[below];
  if (low === undefined || position === below) return low;
  return low + (position - below) * ((finished[below + 1] ?? 0) - low);
}

/** The mean of the finished cases in seconds; undefined without any. */
export function mean({ finished }: Sample): number | undefined {
  if (finished.length === 0) return undefined;
  let total = 0;
  for (let i = 0; i < finished.length; i++) total += finished[i] ?? 0;
  return total / finished.length;
}
