import { formatCount, formatDuration, formatKOfN, formatShare } from '#lib/charts/format.ts';
import type { MetricResult } from '#lib/model/metrics.ts';

/** The one number of a result as it is printed: "6.1 h", "93%", "3 of 8", "44". "Not known" without one. */
export function valueOf(result: MetricResult): string {
  if (result.status === 'not-in-source') return 'not known';
  if (result.rate) return formatCount(result.rate.value);
  if (result.unit === 'count') return formatCount(result.n);
  if (result.unit === 'share')
    return result.share === undefined ? formatKOfN(result.k ?? 0, result.n) : formatShare(result.share);
  if (result.status === 'none') return 'none';
  if (result.median !== undefined && result.median !== null) return formatDuration(result.median);
  return result.beyond === undefined ? 'too few to say' : `more than ${formatDuration(result.beyond)}`;
}

/** The same of the period before; undefined when there was none. */
export function previousValue({ unit, previous }: MetricResult): string | undefined {
  if (!previous) return undefined;
  if (previous.rate !== undefined) return formatCount(previous.rate);
  if (unit === 'count') return formatCount(previous.n);
  if (unit === 'share')
    return previous.share === undefined
      ? formatKOfN(previous.k ?? 0, previous.n)
      : formatShare(previous.share);
  return previous.median === undefined || previous.median === null
    ? undefined
    : formatDuration(previous.median);
}

/** What the statistics allow to be said against the period before. */
export function changeInWords({ change }: MetricResult): string {
  switch (change) {
    case 'better':
      return 'better, beyond chance';
    case 'worse':
      return 'worse, beyond chance';
    case 'changed':
      return 'changed, beyond chance';
    case 'no-clear-change':
      return 'no clear change';
    default:
      return 'too few to compare';
  }
}

/** How far a number can be trusted, in the words the appendix defines. */
export function confidenceOf({
  status,
  statistic,
}: {
  status: MetricResult['status'];
  statistic: string;
}): string {
  if (statistic === 'K') return 'Counted in full';
  return status === 'ok' ? 'High confidence' : 'Low confidence, few cases';
}
