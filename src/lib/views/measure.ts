import { formatDate } from '#lib/charts/format.ts';
import type { HistogramData } from '#lib/charts/histogram.ts';
import type { TrendData } from '#lib/charts/trend-data.ts';
import { metricNamed } from '#lib/metrics/catalogue/catalogue.ts';
import { dataView, type DataView } from './data.ts';
import { distribution } from './distribution.ts';
import type { FigureView } from './figure.ts';
import { allFigures, type ProcessFigures } from './figures.ts';
import { latest, overall } from './measured.ts';
import { numberView, type NumberView } from './number.ts';
import { precisionOf, type PrecisionView } from './precision.ts';
import { mayMeasure } from './scope-metrics.ts';
import type { Site } from './site.ts';
import { trendOf } from './trend.ts';
import { weeksOf } from './weeks.ts';
import { listed } from './words.ts';

/** The measure page: numbers first, then where the time goes, how it moves, which rules waste it, and the data. */
export interface MeasureView extends PrecisionView {
  title: string;
  period: string;
  asOf: string;
  sample: boolean;
  numbers: NumberView[];
  distributions: FigureView<HistogramData>[];
  trends: FigureView<TrendData>[];
  /** Week by week, with the range that chance alone explains. */
  weeks: FigureView<TrendData>[];
  /** Every figure of the quarter this reader gets, by process. */
  figures: ProcessFigures[];
  data: DataView[];
}

const numbers = ['time-to-acknowledge', 'rule-precision', 'incidents', 'time-to-contain', 'time-to-resolve'];

/** Everything the measure page shows; undefined while nothing was measured. */
export function measureView(site: Site): MeasureView | undefined {
  const { metrics } = site;
  const period = latest(site, /-Q\d$/);
  if (!metrics || !period) return undefined;
  const asOf = formatDate(metrics.as_of.slice(0, 10));
  const asks = numbers.filter((id) => mayMeasure(site.audience, id));
  const named = site.audience.metrics === 'all';
  const from = named ? metrics.sources.map(({ id }) => id).join(', ') : 'our exports';
  const source = `Source: ${from}, as of ${asOf}.`;
  return {
    title: titleOf(site, period, asks),
    period,
    asOf,
    sample: metrics.sources.some((row) => row.sample),
    numbers: asks.map((id) => numberView(site, id, overall(site, id, period))),
    distributions: ['time-to-acknowledge', 'time-to-resolve'].flatMap((id) => distribution(site, id, source)),
    trends: [...asks, 'alert-volume'].flatMap((id) => trendOf(site, id, source)),
    weeks: ['alert-volume', 'open-backlog']
      .filter((id) => mayMeasure(site.audience, id))
      .flatMap((id) => weeksOf(site, id, source)),
    figures: allFigures(site, period),
    ...precisionOf(site, source),
    data: named ? metrics.sources.map(dataView) : [],
  };
}

function titleOf(site: Site, period: string, asks: readonly string[]): string {
  const words = { better: 'is better', worse: 'is worse' } as const;
  const changes = asks.flatMap((id) => {
    const [metric, result] = [metricNamed(id), overall(site, id, period)];
    if (!metric || !result?.interval || (result.change !== 'better' && result.change !== 'worse')) return [];
    const shorter = (result.change === 'better') === (metric.better === 'lower');
    return `${metric.title} ${metric.unit === 'seconds' ? `is ${shorter ? 'shorter' : 'longer'}` : words[result.change]}`;
  });
  if (changes.length === 0) return `No clear change in ${period}`;
  return `${listed(changes)} than in the quarter before`;
}
