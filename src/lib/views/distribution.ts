import { formatCount, formatDuration } from '#lib/charts/format.ts';
import type { HistogramData } from '#lib/charts/histogram.ts';
import { metricNamed } from '#lib/metrics/catalogue/catalogue.ts';
import type { MetricResult } from '#lib/model/metrics.ts';
import type { FigureView } from './figure.ts';
import { latestYear, overall } from './measured.ts';
import type { Site } from './site.ts';

/** How long the cases of the newest year took; nothing where too few were finished. */
export function distribution(site: Site, id: string, source: string): FigureView<HistogramData>[] {
  const period = latestYear(site);
  const result = period ? overall(site, id, period) : undefined;
  const metric = metricNamed(id);
  if (!result?.bins || !metric || result.median === undefined || result.median === null) return [];
  const p90 = result.p90 ? `, one in ten takes longer than ${formatDuration(result.p90)}` : '';
  const title = `Half are done in ${formatDuration(result.median)}${p90}`;
  const left = leftOutCounts(result).reduce((sum, [, n]) => sum + n, 0);
  return [
    {
      title: `${metric.title}: half are done in ${formatDuration(result.median)}${p90}`,
      sub: `From ${metric.from} to ${metric.to}. ${period}, n = ${formatCount(result.n)}, finished ones drawn. ${sayClock(result)}`,
      source: `${source} ${left > 0 ? `${formatCount(left)} rows are left out: ${leftOutWords(result)}.` : ''}`,
      chart: {
        label: title,
        bins: result.bins,
        median: {
          value: result.median,
          low: result.interval?.low ?? null,
          high: result.interval?.high ?? null,
        },
        ...(result.at_target ? { target: { value: result.at_target.target, word: 'Target' } } : {}),
        axis: `from ${metric.from} to ${metric.to}`,
      },
      table: {
        head: ['From', 'To', 'Count'],
        rows: result.bins.map(([from, to, n]) => [formatDuration(from), formatDuration(to), formatCount(n)]),
      },
    },
  ];
}

function leftOutCounts(result: MetricResult): [reason: string, n: number][] {
  return Object.entries(result.left_out ?? {}).flatMap(([reason, n]) => (n ? [[reason, n]] : []));
}

function sayClock(result: MetricResult): string {
  const words = { W: 'Wall clock.', B: 'Business hours.', S: 'Hours of the team.' };
  return result.clock ? words[result.clock] : '';
}

function leftOutWords(result: MetricResult): string {
  const words: Record<string, string> = {
    test: 'tests',
    negative: 'ended before they began',
    missing_start: 'without a start',
    missing_end: 'closed without the end stamp',
    merged: 'updates and duplicates',
    automated: 'closed by automation alone',
    undecided: 'without a verdict',
    not_in_source: 'from a source without the stamp',
    outside: 'after the data ends',
    unknown: 'without the value that is counted',
    immature: 'younger than 14 days',
    no_hours: 'of a team without hours',
    no_target: 'without an agreed time',
  };
  return leftOutCounts(result)
    .map(([key, n]) => `${formatCount(n)} ${words[key] ?? key}`)
    .join(', ');
}
