import { formatCount, formatDate, formatRange } from '#lib/charts/format.ts';
import { contentMetrics } from '#lib/coverage/metrics.ts';
import type { MetricDefinition } from '#lib/metrics/catalogue/definition.ts';
import type { MetricResult } from '#lib/model/metrics.ts';
import { metricsOf, type ChapterId } from './chapter.ts';
import { overall, results } from './measured.ts';
import { numberView, type NumberView } from './number.ts';
import { ruleLink } from './rule-page.ts';
import type { Site } from '#lib/views/site.ts';

/** A figure of a quarter, with the question it answers. */
export type FigureRow = NumberView & { question: string };

/** Every figure of a chapter this reader gets, over a quarter. What cannot be answered says what is missing. */
export function figuresOf(site: Site, chapter: ChapterId, period: string): FigureRow[] {
  const definitions = metricsOf(site, chapter);
  const pages = definitions.some(({ table }) => table === 'content')
    ? contentMetrics(site.content, site.today)
    : [];
  return definitions.flatMap((metric) => rowsOf(site, metric, period, pages));
}

function rowsOf(
  site: Site,
  metric: MetricDefinition,
  period: string,
  pages: readonly MetricResult[],
): FigureRow[] {
  const { id, question } = metric;
  if (metric.kind === 'phases')
    return results(site, id, period).map((result) => ({ ...tunedView(site, metric, result), question }));
  const result =
    metric.table === 'content' ? pages.find((one) => one.metric === id) : overall(site, id, period);
  if (!result) return [{ ...numberView(site, id, undefined), question }];
  // Said once, above the table.
  const { provisional: _, ...settled } = result;
  const view = numberView(site, id, settled);
  return [{ ...view, question, lines: [...view.lines, ...timers(site, id)] }];
}

/** Before and after a tuning: said to have changed only when the interval of the ratio leaves out 1. */
export function tunedView(site: Site, metric: MetricDefinition, result: MetricResult): NumberView {
  const { phases, change, slice } = result;
  const title = slice.rule ? `${metric.title}: ${slice.rule}` : metric.title;
  const view = { ...numberView(site, metric.id, result), title };
  const rule = slice.rule === undefined ? undefined : ruleLink(site, slice.rule);
  if (!phases) return view;
  const words =
    change === 'changed' ? 'Changed' : change === 'too-few' ? 'Too few to compare' : 'No clear change';
  return {
    ...view,
    ...(rule ? { rule } : {}),
    value: `${formatCount(phases.before.rate)}, then ${formatCount(phases.after.rate)}`,
    unit: 'a week',
    lines: [
      `${words} since ${formatDate(phases.on)}`,
      phases.ratio === null
        ? 'no ratio: nothing came before'
        : `after ÷ before ${formatCount(phases.ratio)}, 95% interval ${formatRange(phases.low, phases.high, 'count')}, n = ${formatCount(phases.before.n)} and ${formatCount(phases.after.n)}`,
    ],
  };
}

/** Closing by a timer is no work: said under the time to close. */
function timers(site: Site, id: string): string[] {
  if (id !== 'time-to-close' || site.audience.metrics !== 'all') return [];
  return (site.metrics?.sources ?? []).some(({ auto_close }) => auto_close)
    ? ['Mostly a timer: most cases close after a fixed delay, see what the numbers rest on']
    : [];
}
