import { formatCount, formatDuration } from '#lib/charts/format.ts';
import { metricNamed } from '#lib/metrics/catalogue/catalogue.ts';
import type { MetricDefinition } from '#lib/metrics/catalogue/definition.ts';
import type { MetricResult } from '#lib/model/metrics.ts';
import { figureOf, type FigureView } from './figure.ts';
import { clockWords, leftOutWords } from './left-out.ts';
import { latestYear, overall } from './measured.ts';
import type { Site } from '#lib/views/site.ts';

/** How long the cases of the newest year took; nothing where too few were finished. */
export function distribution(site: Site, id: string): FigureView[] {
  const { metric, result, period } = shaped(site, id);
  if (!metric || !period || !result?.bins || result.median === undefined || result.median === null) return [];
  const title = `${metric.title}: ${halfDone(result)}`;
  return [
    figureOf(site, `${id}-spread`, [id], {
      title,
      sub: `From ${metric.from} to ${metric.to}. ${period}, n = ${formatCount(result.n)}, finished ones drawn. ${clockWords(result)}`,
      note: leftOutWords(result),
      chart: {
        kind: 'histogram',
        data: {
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
      },
      table: {
        columns: [
          { title: 'From', unit: 'seconds' },
          { title: 'To', unit: 'seconds' },
          { title: 'Cases', unit: 'count' },
        ],
        rows: result.bins.map((bin) => [...bin]),
      },
    }),
  ];
}

/** The share still open as time passes, for the newest year; nothing where too few cases began. */
export function waiting(site: Site, id: string): FigureView[] {
  const { metric, result, period } = shaped(site, id);
  if (!metric || !period || !result?.curve || result.curve.length === 0) return [];
  const reached = result.median !== undefined && result.median !== null;
  const title = reached
    ? `${metric.title}: ${halfDone(result)}`
    : `${metric.title}: half or more are still open after ${formatDuration(result.beyond ?? 0)}`;
  // A curve of more cases may be thinned: then nothing tells where between two steps a case stopped.
  const whole = result.n < 59;
  const strokes = result.open && whole ? ' Strokes: open cases.' : '';
  const open = result.open ? `, of which ${formatCount(result.open)} still open` : ', none still open';
  return [
    figureOf(site, `${id}-open`, [id], {
      title,
      sub: `Share not yet ${metric.to}, Kaplan–Meier, ${period}, n = ${formatCount(result.n)}${open}. Band: 95% interval.${strokes} Time axis logarithmic. ${clockWords(result)}`,
      note: leftOutWords(result),
      chart: {
        kind: 'survival',
        data: {
          label: title,
          steps: result.curve,
          whole,
          ...(reached
            ? {
                median: {
                  value: result.median ?? 0,
                  low: result.interval?.low ?? null,
                  high: result.interval?.high ?? null,
                },
              }
            : {}),
          ...(result.at_target ? { target: { value: result.at_target.target, word: 'Target' } } : {}),
          axis: `from ${metric.from} to ${metric.to}`,
        },
      },
      table: {
        columns: [
          { title: 'After', unit: 'seconds' },
          { title: 'Still open', unit: 'share' },
          { title: '95% from', unit: 'share' },
          { title: '95% to', unit: 'share' },
          { title: 'At risk', unit: 'count' },
        ],
        rows: result.curve.map((step) => [...step]),
      },
    }),
  ];
}

function halfDone({ median, p90 }: MetricResult): string {
  const tail = p90 ? `, one in ten takes longer than ${formatDuration(p90)}` : '';
  return `half are done in ${formatDuration(median ?? 0)}${tail}`;
}

function shaped(
  site: Site,
  id: string,
): { metric: MetricDefinition | undefined; result: MetricResult | undefined; period: string | undefined } {
  const period = latestYear(site);
  return { metric: metricNamed(id), result: period ? overall(site, id, period) : undefined, period };
}
