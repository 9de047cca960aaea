/**
 * A distribution-free interval for the median, from order statistics: between the r-th shortest and the r-th
 * longest case, with the largest r whose binomial tail stays within the error.
 * Source: David and Nagaraja (2003), Order Statistics, 3rd edition, section 7.1.
 */
import { binomialCdf } from './beta.ts';
import type { Sample } from './sample.ts';

/** The r for `n` cases, 0 when even the shortest and the longest do not reach the level (n < 6 at 95 %). */
export function intervalRank(n: number, level = 0.95): number {
  const tail = (1 - level) / 2;
  let low = 0;
  let high = Math.ceil(n / 2);
  while (low < high) {
    const r = Math.ceil((low + high) / 2);
    if (binomialCdf(r - 1, n, 0.5) <= tail) low = r;
    else high = r - 1;
  }
  return low;
}

/** The interval of the median of the finished cases in seconds; undefined when there are too few. */
export function medianInterval(
  { finished }: Sample,
  level = 0.95,
): { low: number; high: number } | undefined {
  const r = intervalRank(finished.length, level);
  const [low, high] = [finished[r - 1], finished[finished.length - r]];
  return low === undefined || high === undefined ? undefined : { low, high };
}
