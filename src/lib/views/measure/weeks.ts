import { formatCount } from '#lib/charts/format.ts';
import type { Mark } from '#lib/charts/marks.ts';
import type { Expected } from '#lib/charts/trend-data.ts';
import { metricNamed } from '#lib/metrics/catalogue/catalogue.ts';
import type { MetricResult } from '#lib/model/metrics.ts';
import { figureOf, type FigureView } from './figure.ts';
import { periodForms, seriesOf } from './measured.ts';
import type { Site } from '#lib/views/site.ts';

/** A count week by week within the range that chance alone explains; nothing while no limits can be drawn. */
export function weeksOf(site: Site, id: string): FigureView[] {
  const metric = metricNamed(id);
  const now = weekOf(site.metrics?.as_of.slice(0, 10) ?? site.today);
  // A week that is not over would read as a fall.
  const weeks = seriesOf(site, id, periodForms.week).filter(({ period }) => period < now);
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
    figureOf(site, `${id}-weeks`, [id], {
      title,
      sub: `By week, ${method} from ${formatCount(first.points)} weeks since ${first.from}. They stay until a named change. The week in which the data end is left out. Grey: what chance alone explains. Diamond: a week to look into.`,
      chart: {
        kind: 'trend',
        data: {
          label: title,
          unit: 'count',
          points: weeks.map(({ period, n }) => ({ period, value: n })),
          expected: ranges(judged),
          marks: changesOf(site, id),
        },
      },
      table: {
        columns: [
          { title: 'Week' },
          { title: 'Count', unit: 'count' },
          { title: 'Chance explains from', unit: 'count' },
          { title: 'to', unit: 'count' },
        ],
        rows: weeks.map(({ period, n, limits }) => [
          ...[period, n],
          ...[limits?.lower ?? null, limits?.upper ?? null],
        ]),
      },
    }),
  ];
}

/** The named changes of a metric, at the week after which its limits are new. */
function changesOf(site: Site, id: string): Mark[] {
  return (site.content.portal.metric_changes ?? [])
    .filter(({ metric }) => metric === id)
    .map(({ on, what }) => ({ period: weekOf(on), text: what }));
}

/** The ISO week of a date: that of its Thursday. */
export function weekOf(date: string): string {
  const day = 86_400_000;
  const time = Date.parse(date);
  const thursday = new Date(time + (4 - (new Date(time).getUTCDay() || 7)) * day);
  const year = thursday.getUTCFullYear();
  const week = Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / (7 * day)) + 1;
  return `${year}-W${String(week).padStart(2, '0')}`;
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
