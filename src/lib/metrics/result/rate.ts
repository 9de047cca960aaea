import type { MetricResult } from '#lib/model/metrics.ts';
import { poissonInterval } from '#lib/metrics/statistics/poisson.ts';
import { rounded } from './proportion.ts';

/** A count per hour on duty, with its exact interval; nothing where nobody was on duty. */
export function rateOf(n: number, hours: number): Pick<MetricResult, 'rate'> {
  if (hours <= 0) return {};
  const { low, high } = poissonInterval(n);
  const [value, from, to] = [n, low, high].map((count) => rounded(count / hours));
  return {
    rate: { per: 'duty-hour', exposure: rounded(hours), value: value ?? 0, low: from ?? 0, high: to ?? 0 },
  };
}
