import { metricNamed } from '#lib/metrics/catalogue/catalogue.ts';
import type { MetricResult } from '#lib/model/metrics.ts';
import { formatCount, formatRange, formatShare } from '#lib/charts/format.ts';
import type { Site } from './site.ts';

/** What was measured of one vendor or own rule over a period. */
export interface RuleNumbers {
  rule: string;
  period: string;
  alerts: number;
  /** "17%, 95% interval 11 to 27%, n = 86", or "8 of 9", or why there is nothing to say. */
  precision: string;
}

/** The results of one metric on the clock it is shown by, optionally of one period. */
export function results(site: Site, metric: string, period?: string): MetricResult[] {
  const clock = metricNamed(metric)?.clocks?.[0];
  return (site.metrics?.results ?? []).filter(
    (result) =>
      result.metric === metric &&
      (period === undefined || result.period === period) &&
      (clock === undefined || result.clock === clock),
  );
}

/** The overall result of a metric for a period. */
export function overall(site: Site, metric: string, period: string): MetricResult | undefined {
  return results(site, metric, period).find((result) => Object.keys(result.slice).length === 0);
}

/** Numbers per rule over the last year with data; a rule that was silent says so. */
export function ruleNumbers(site: Site, rules: readonly string[]): RuleNumbers[] {
  const period = latestYear(site);
  if (!period) return [];
  const volumes = results(site, 'alert-volume', period);
  const precisions = results(site, 'rule-precision', period);
  return rules.map((rule) => ({
    rule,
    period,
    alerts: volumes.find((result) => result.slice.rule === rule)?.n ?? 0,
    precision: precisionText(precisions.find((result) => result.slice.rule === rule)),
  }));
}

/** A proportion in words, with its interval or the reason there is none. */
export function precisionText(result: MetricResult | undefined): string {
  if (!result || result.n === 0) return 'no verdicts yet';
  if (result.share === undefined || !result.interval)
    return `${result.k ?? 0} of ${result.n}, too few for a share`;
  const { low, high } = result.interval;
  return `${formatShare(result.share)}, 95% interval ${formatRange(low, high, 'share')}, n = ${formatCount(result.n)}`;
}

/** The last calendar year any result covers, `2026`. */
export function latestYear(site: Site): string | undefined {
  return latest(site, /^\d{4}$/);
}

/** The last period of a form any result covers. */
export function latest(site: Site, form: RegExp): string | undefined {
  return (site.metrics?.results ?? [])
    .map((result) => result.period)
    .filter((period) => form.test(period))
    .toSorted()
    .at(-1);
}

/** "95% interval 35 to 39 min, n = 1,198". */
export function intervalWords(result: MetricResult): string {
  const n = `n = ${formatCount(result.n)}`;
  if (!result.interval) return n;
  return `95% interval ${formatRange(result.interval.low, result.interval.high, result.unit)}, ${n}`;
}
