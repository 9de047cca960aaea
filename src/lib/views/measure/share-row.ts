import { formatCount, formatKOfN, formatShare } from '#lib/charts/format.ts';
import type { IntervalRow } from '#lib/charts/interval-words.ts';
import type { MetricResult } from '#lib/model/metrics.ts';

/** A share as a row of a forest plot: below ten cases hollow, and told as cases. */
export function shareRow({
  n,
  k = 0,
  interval,
}: Pick<MetricResult, 'n' | 'k' | 'interval'>): Omit<IntervalRow, 'label'> {
  return {
    sub: `n = ${formatCount(n)}`,
    value: n === 0 ? null : k / n,
    low: interval?.low ?? null,
    high: interval?.high ?? null,
    n,
    text: n === 0 ? 'no verdict' : n < 10 ? formatKOfN(k, n) : formatShare(k / n),
  };
}
