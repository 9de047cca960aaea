/**
 * Quantiles of finished durations, definition 7 of Hyndman and Fan (1996), The American Statistician
 * 50:361–365: linear between order statistics, the default of R, NumPy and DuckDB's quantile_cont.
 */
import { sum, type Sample } from './sample.ts';

/** The `q` quantile, 0 ≤ q ≤ 1, of the finished cases in seconds; undefined without any. */
export function quantile(sample: Sample, q: number): number | undefined {
  const n = sum(sample.finished);
  if (n === 0) return undefined;
  const position = (n - 1) * q;
  const below = Math.floor(position);
  const low = orderStatistic(sample, below + 1);
  if (position === below) return low;
  return low + (position - below) * (orderStatistic(sample, below + 2) - low);
}

/** The mean of the finished cases in seconds; undefined without any. */
export function mean(sample: Sample): number | undefined {
  const n = sum(sample.finished);
  if (n === 0) return undefined;
  let total = 0;
  sample.seconds.forEach((length, i) => (total += length * (sample.finished[i] ?? 0)));
  return total / n;
}

/** The `rank`th shortest finished case, counting from 1. Throws RangeError beyond the sample. */
export function orderStatistic(sample: Sample, rank: number): number {
  let seen = 0;
  for (let i = 0; i < sample.seconds.length; i++) {
    seen += sample.finished[i] ?? 0;
    if (seen >= rank && rank >= 1) return sample.seconds[i] ?? 0;
  }
  throw new RangeError(`there is no case number ${rank} of ${seen}`);
}
