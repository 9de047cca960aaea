import { contentMetrics } from '#lib/coverage/metrics.ts';
import { formatCount, formatDate, formatRange } from '#lib/charts/format.ts';
import { catalogue, contentCatalogue } from '#lib/metrics/catalogue/catalogue.ts';
import type { MetricDefinition } from '#lib/metrics/catalogue/definition.ts';
import type { MetricResult } from '#lib/model/metrics.ts';
import { processes } from '#lib/model/vocabulary.ts';
import { overall, results } from './measured.ts';
import { numberView, type NumberView } from './number.ts';
import { mayMeasure } from './scope-metrics.ts';
import type { Site } from './site.ts';
import { inWords } from './words.ts';

/** The figures of one process over a quarter. */
export interface ProcessFigures {
  title: string;
  rows: (NumberView & { question: string })[];
}

/** Every figure of a quarter this reader gets. What cannot be answered says what is missing. */
export function allFigures(site: Site, period: string): ProcessFigures[] {
  // Counted over the pages this reader has, so only for those who have all kinds.
  const whole = site.audience.collections === 'all';
  const definitions = [...catalogue, ...(whole ? contentCatalogue : [])].filter(({ id }) =>
    mayMeasure(site.audience, id),
  );
  const pages = whole ? contentMetrics(site.content, site.today) : [];
  return processes.flatMap((process) => {
    const own = definitions.filter((metric) => metric.process === process);
    const rows = own.flatMap((metric) => rowsOf(site, metric, period, pages));
    return rows.length > 0 ? [{ title: inWords(process), rows }] : [];
  });
}

function rowsOf(
  site: Site,
  metric: MetricDefinition,
  period: string,
  pages: readonly MetricResult[],
): ProcessFigures['rows'] {
  const { id, question } = metric;
  if (metric.kind === 'phases')
    return results(site, id, period).map((result) => ({ ...tunedView(site, metric, result), question }));
  const result =
    metric.table === 'content' ? pages.find((one) => one.metric === id) : overall(site, id, period);
  if (!result) return [{ ...numberView(site, id, undefined), question }];
  // Said once, above the tables.
  const { provisional: _, ...settled } = result;
  return [{ ...numberView(site, id, settled), question }];
}

/** Before and after a tuning: said to have changed only when the interval of the ratio leaves out 1. */
function tunedView(site: Site, metric: MetricDefinition, result: MetricResult): NumberView {
  const { phases, change, slice } = result;
  const title = slice.rule ? `${metric.title}: ${slice.rule}` : metric.title;
  const frame = { title, href: site.href(`metric/${metric.id}`) };
  if (!phases) return { ...frame, ...numberView(site, metric.id, result), title };
  const words =
    change === 'changed' ? 'Changed' : change === 'too-few' ? 'Too few to compare' : 'No clear change';
  return {
    ...frame,
    value: `${formatCount(phases.before.rate)} → ${formatCount(phases.after.rate)}`,
    unit: 'a week',
    lines: [
      `${words} since ${formatDate(phases.on)}`,
      phases.ratio === null
        ? 'no ratio: nothing came before'
        : `after ÷ before ${formatCount(phases.ratio)}, 95% interval ${formatRange(phases.low, phases.high, 'count')}, n = ${formatCount(phases.before.n)} and ${formatCount(phases.after.n)}`,
    ],
  };
}
