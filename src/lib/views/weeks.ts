import { formatCount, formatRange } from '#lib/charts/format.ts';
import type { Expected, TrendData } from '#lib/charts/trend-data.ts';
import { metricNamed } from '#lib/metrics/catalogue/catalogue.ts';
import type { MetricResult } from '#lib/model/metrics.ts';
import type { FigureView } from './figure.ts';
import { results } from './measured.ts';
import type { Site } from './site.ts';

/** A count week by week within the range that chance alone explains; nothing while no limits can be drawn. */
export function weeksOf(site: Site, id: string, source: string): FigureView<TrendData>[] {
  const metric = metricNamed(id);
  const weeks = results(site, id)
    .filter(({ period, slice }) => period.includes('W') && Object.keys(slice).length === 0)
    .toSorted((a, b) => (a.period < b.period ? -1 : 1));
  const judged = weeks.filter(({ limits }) => limits);
  const first = judged[0]?.limits;
  if (!metric || !first) return [];
  const outside = judged.filter(({ n, limits }) => limits && (n < limits.lower || n > limits.upper));
  const title =
    outside.length === 0
      ? `${metric.title}: every week lies within what chance explains`
      : `${metric.title}: ${formatCount(outside.length)} of ${formatCount(judged.length)} weeks lie outside what chance explains`;
  const method = first.method === 'xmr' ? 'XmR limits' : 'u chart limits';
  return [
    {
      title,
      sub: `By week, ${method} from ${formatCount(first.points)} weeks since ${first.from}. They stay until a named change.`,
      source,
      chart: {
        label: title,
        unit: 'count',
        points: weeks.map(({ period, n }) => ({ period, value: n })),
        expected: ranges(judged),
      },
      table: {
        head: ['Week', 'Count', 'Chance explains'],
        rows: weeks.map(({ period, n, limits }) => [
          period,
          formatCount(n),
          limits ? formatRange(limits.lower, limits.upper, 'count') : 'too few weeks',
        ]),
      },
    },
  ];
}

/** Neighbouring weeks with the same limits as one range. */
function ranges(weeks: readonly MetricResult[]): Expected[] {
  const found: { from: string; to: string; center: number; low: number; high: number }[] = [];
  for (const { period, limits } of weeks) {
    if (!limits) continue;
    const last = found.at(-1);
    const same = last?.center === limits.center && last.low === limits.lower && last.high === limits.upper;
    if (last && same) last.to = period;
    else
      found.push({
        ...{ from: period, to: period },
        ...{ center: limits.center, low: limits.lower, high: limits.upper },
      });
  }
  return found;
}
