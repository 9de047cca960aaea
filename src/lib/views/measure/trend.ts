import { formatCount, formatShare } from '#lib/charts/format.ts';
import { periodLabel } from '#lib/charts/period.ts';
import { metricNamed } from '#lib/metrics/catalogue/catalogue.ts';
import type { MetricDefinition } from '#lib/metrics/catalogue/definition.ts';
import type { MetricResult } from '#lib/model/metrics.ts';
import { figureOf, type FigureView } from './figure.ts';
import { boundsOf, periodForms, seriesOf, valueOf } from './measured.ts';
import type { Site } from '#lib/views/site.ts';

/** A metric month by month, as a small chart; nothing with fewer than two months that have a value. */
export function trendOf(site: Site, id: string): FigureView[] {
  const metric = metricNamed(id);
  const months = seriesOf(site, id, periodForms.month);
  const points = months.map((result) => ({
    ...{ period: result.period, value: valueOf(result), n: result.n },
    ...boundsOf(result),
  }));
  if (!metric || points.filter(({ value }) => value !== null).length < 2) return [];
  const title = trendTitle(metric, months);
  const ns = months.map(({ n }) => n);
  const provisional = months.at(-1)?.provisional ? ' The last month is provisional.' : '';
  return [
    figureOf(site, `${id}-months`, [id], {
      title,
      sub: `${measureWords(metric)} by month, n = ${formatCount(Math.min(...ns))} to ${formatCount(Math.max(...ns))}. Band: 95% interval.${provisional}`,
      chart: { kind: 'small-trend', data: { label: title, points, unit: metric.unit } },
      table: {
        columns: [
          { title: 'Month' },
          { title: 'Value', unit: metric.unit },
          { title: '95% from', unit: metric.unit },
          { title: '95% to', unit: metric.unit },
          { title: 'n', unit: 'count' },
        ],
        rows: points.map(({ period, value, low, high, n }) => [period, value, low, high, n]),
      },
    }),
  ];
}

function measureWords({ statistic, unit, per }: MetricDefinition): string {
  if (per) return 'Count an hour on duty';
  if (unit === 'share') return 'Share';
  return unit === 'count' ? (statistic === 'X' ? 'Number at the end' : 'Count') : 'Median';
}

/**
 * Only what the intervals allow: a change is named when those of the first and the last whole month do not overlap,
 * which is stricter than a test at 5 %. A month that is not over is never one of the two.
 */
function trendTitle(metric: MetricDefinition, months: readonly MetricResult[]): string {
  const known = months.filter((result) => {
    const { low, high } = boundsOf(result);
    return valueOf(result) !== null && low !== null && high !== null && !result.provisional && result.n >= 10;
  });
  const [first, last] = [known[0], known.at(-1)];
  if (metric.statistic === 'X') return `${metric.title} at the end of each month`;
  if (!first || !last || first === last) return `${metric.title}: too few months to compare`;
  const [before, after] = [boundsOf(first), boundsOf(last)];
  const apart =
    (after.high ?? 0) < (before.low ?? 0) ? 'less' : (after.low ?? 0) > (before.high ?? 0) ? 'more' : '';
  if (apart === '') return `${metric.title}: no clear change since ${periodLabel(first.period)}`;
  const words =
    metric.unit === 'seconds' ? { less: 'shorter', more: 'longer' } : { less: 'lower', more: 'higher' };
  return `${metric.title} is ${sizeWords(valueOf(first), valueOf(last), metric)}${words[apart]} in ${periodLabel(last.period)} than in ${periodLabel(first.period)}`;
}

/** "a third ", "2.4 times "; in points of percent for shares. */
function sizeWords(before: number | null, after: number | null, { unit }: MetricDefinition): string {
  if (before === null || after === null || before <= 0 || after <= 0) return '';
  if (unit === 'share') return `${formatCount(Math.round(Math.abs(after - before) * 100))} points `;
  const ratio = after / before;
  return ratio >= 2
    ? `${ratio.toFixed(1).replace(/\.0$/, '')} times `
    : `${formatShare(Math.abs(ratio - 1))} `;
}
