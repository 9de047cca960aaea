import { formatCount, formatDuration, formatRange, formatShare } from '#lib/charts/format.ts';
import type { TrendData } from '#lib/charts/trend-data.ts';
import { metricNamed } from '#lib/metrics/catalogue/catalogue.ts';
import type { FigureView } from './figure.ts';
import { results } from './measured.ts';
import type { Site } from './site.ts';

/** A metric month by month; nothing with fewer than two months that have a value. */
export function trendOf(site: Site, id: string, source: string): FigureView<TrendData>[] {
  const metric = metricNamed(id);
  const months = results(site, id)
    .filter((result) => /^\d{4}-\d{2}$/.test(result.period) && Object.keys(result.slice).length === 0)
    .toSorted((a, b) => (a.period < b.period ? -1 : 1));
  const points = months.map((result) => ({
    period: result.period,
    value: result.unit === 'count' ? result.n : (result.share ?? result.median ?? null),
    low: result.interval?.low ?? null,
    high: result.interval?.high ?? null,
    n: result.n,
  }));
  if (!metric || points.filter((point) => point.value !== null).length < 2) return [];
  const unit = metric.unit;
  const value = (n: number | null) =>
    n === null
      ? 'too few'
      : unit === 'seconds'
        ? formatDuration(n)
        : unit === 'share'
          ? formatShare(n)
          : formatCount(n);
  const provisional = months.at(-1)?.provisional ? ' The last month is provisional.' : '';
  const ns = months.map((result) => result.n);
  return [
    {
      title: trendTitle(metric.title, points),
      sub: `${metric.statistic === 'R' ? 'Count' : unit === 'share' ? 'Share' : 'Median'} by month, n = ${formatCount(Math.min(...ns))} to ${formatCount(Math.max(...ns))}. Band: 95% interval.${provisional}`,
      source,
      chart: { label: trendTitle(metric.title, points), points, unit },
      table: {
        head: ['Month', 'Value', '95% interval', 'n'],
        rows: points.map((point) => [
          point.period,
          value(point.value),
          formatRange(point.low, point.high, unit),
          formatCount(point.n),
        ]),
      },
    },
  ];
}

/** Only what the intervals allow: a change is named when the first and last do not overlap. */
function trendTitle(
  title: string,
  points: { value: number | null; low: number | null; high: number | null }[],
): string {
  const known = points.filter((point) => point.value !== null && point.low !== null && point.high !== null);
  const [first, last] = [known[0], known.at(-1)];
  if (!first || !last || first === last) return `${title}: too few months`;
  if ((last.high ?? 0) < (first.low ?? 0)) return `${title} is lower than in the first month`;
  if ((last.low ?? 0) > (first.high ?? 0)) return `${title} is higher than in the first month`;
  return `${title}: no clear change`;
}
