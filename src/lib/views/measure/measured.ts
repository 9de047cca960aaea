import { formatCount, formatRange } from '#lib/charts/format.ts';
import { metricNamed } from '#lib/metrics/catalogue/catalogue.ts';
import type { MetricResult, MetricSlice } from '#lib/model/metrics.ts';
import type { Site } from '#lib/views/site.ts';

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
  return results(site, metric, period).find((result) => isOverall(result));
}

/** The result of one slice, such as `{ rule }`. */
export function sliced(
  site: Site,
  metric: string,
  period: string,
  slice: MetricSlice,
): MetricResult | undefined {
  return results(site, metric, period).find((result) => isSlice(result, slice));
}

/** The results of all periods of a form, in order of time. */
export function seriesOf(site: Site, metric: string, form: RegExp, slice: MetricSlice = {}): MetricResult[] {
  return results(site, metric)
    .filter((result) => form.test(result.period) && isSlice(result, slice))
    .toSorted((a, b) => (a.period < b.period ? -1 : 1));
}

/** The forms of a period: `2026-09`, `2026-Q3`, `2026-W31`, `2026`. */
export const periodForms = {
  month: /^\d{4}-\d{2}$/,
  quarter: /-Q\d$/,
  week: /-W\d{2}$/,
  year: /^\d{4}$/,
} as const;

function isOverall({ slice }: MetricResult): boolean {
  return Object.keys(slice).length === 0;
}

function isSlice(result: MetricResult, slice: MetricSlice): boolean {
  const keys = Object.keys(slice) as (keyof MetricSlice)[];
  return (
    Object.keys(result.slice).length === keys.length && keys.every((key) => result.slice[key] === slice[key])
  );
}

/** The last calendar year any result covers, `2026`. */
export function latestYear(site: Site): string | undefined {
  return latestBusy(site, periodForms.year);
}

/** The last period of a form any result covers. */
function latest(site: Site, form: RegExp): string | undefined {
  return (site.metrics?.results ?? [])
    .map((result) => result.period)
    .filter((period) => form.test(period))
    .toSorted()
    .at(-1);
}

/** The last period of a form in which an alert or an incident began; the last there is, when none did. */
export function latestBusy(site: Site, form: RegExp): string | undefined {
  const began = (site.metrics?.results ?? []).filter(
    ({ metric, n }) => (metric === 'incidents' || metric === 'alert-volume') && n > 0,
  );
  const busy = began.map(({ period }) => period).filter((period) => form.test(period));
  return busy.toSorted().at(-1) ?? latest(site, form);
}

/** "95% interval 35 to 39 min, n = 1,198". */
export function intervalWords(result: MetricResult): string {
  const n = `n = ${formatCount(result.n)}`;
  if (!result.interval) return n;
  return `95% interval ${formatRange(result.interval.low, result.interval.high, result.unit)}, ${n}`;
}

/** The value of a result in its unit; null where there is none. */
export function valueOf(result: MetricResult): number | null {
  if (result.rate) return result.rate.value;
  return result.unit === 'count' ? result.n : (result.share ?? result.median ?? null);
}

/** The bounds of that value. */
export function boundsOf(result: MetricResult): { low: number | null; high: number | null } {
  const { low = null, high = null } = result.rate ?? result.interval ?? {};
  return { low, high };
}
