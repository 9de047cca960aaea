import {
  formatCount,
  formatDate,
  formatDuration,
  formatKOfN,
  formatRange,
  formatShare,
} from '#lib/charts/format.ts';
import type { HistogramData } from '#lib/charts/histogram.ts';
import type { TrendData } from '#lib/charts/trend-data.ts';
import { metricNamed } from '#lib/metrics/catalogue/catalogue.ts';
import type { MetricResult } from '#lib/model/metrics.ts';
import { dataView, type DataView } from './data.ts';
import { distribution } from './distribution.ts';
import type { FigureView } from './figure.ts';
import { intervalWords, latest, overall } from './measured.ts';
import { precisionOf, type PrecisionView } from './precision.ts';
import { mayMeasure } from './scope-metrics.ts';
import type { Site } from './site.ts';
import { trendOf } from './trend.ts';
import { listed } from './words.ts';

/** One of the numbers on top. */
export interface NumberView {
  title: string;
  href: string | undefined;
  value: string;
  unit: string;
  lines: string[];
}

/** The measure page: numbers first, then where the time goes, how it moves, which rules waste it, and the data. */
export interface MeasureView extends PrecisionView {
  title: string;
  period: string;
  asOf: string;
  sample: boolean;
  numbers: NumberView[];
  distributions: FigureView<HistogramData>[];
  trends: FigureView<TrendData>[];
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
    numbers: asks.map((id) => numberView(site, id, period)),
    distributions: ['time-to-acknowledge', 'time-to-resolve'].flatMap((id) => distribution(site, id, source)),
    trends: [...asks, 'alert-volume'].flatMap((id) => trendOf(site, id, source)),
    ...precisionOf(site, source),
    data: named ? metrics.sources.map(dataView) : [],
  };
}

function titleOf(site: Site, period: string, asks: readonly string[]): string {
  const words = { better: 'is better', worse: 'is worse' } as const;
  const changes = asks.flatMap((id) => {
    const [metric, result] = [metricNamed(id), overall(site, id, period)];
    if (!metric || (result?.change !== 'better' && result?.change !== 'worse')) return [];
    const shorter = (result.change === 'better') === (metric.better === 'lower');
    return `${metric.title} ${metric.unit === 'seconds' ? `is ${shorter ? 'shorter' : 'longer'}` : words[result.change]}`;
  });
  if (changes.length === 0) return `No clear change in ${period}`;
  return `${listed(changes)} than in the quarter before`;
}

function numberView(site: Site, id: string, period: string): NumberView {
  const result = overall(site, id, period);
  const frame = { title: metricNamed(id)?.title ?? id, href: site.href(`metric/${id}`) };
  const { value, unit, line } = bigNumber(result);
  return { ...frame, value, unit, lines: [line, ...compared(result), ...cautions(result)].filter(Boolean) };
}

function bigNumber(result: MetricResult | undefined): { value: string; unit: string; line: string } {
  if (!result || result.status === 'none') return { value: '–', unit: '', line: 'nothing in this period' };
  if (result.status === 'not-in-source') return { value: '–', unit: '', line: 'not in our exports' };
  if (result.unit === 'count') return { value: formatCount(result.n), unit: '', line: intervalWords(result) };
  if (result.unit === 'share')
    return result.share === undefined
      ? { value: formatKOfN(result.k ?? 0, result.n), unit: '', line: 'too few for a share' }
      : { value: formatShare(result.share), unit: '', line: intervalWords(result) };
  if (result.status === 'too-few')
    return {
      value: formatCount(result.n),
      unit: 'cases',
      line: result.cases ? `too few: ${result.cases.map(formatDuration).join(', ')}` : 'too few for a median',
    };
  if (result.median === undefined || result.median === null)
    return {
      value: `> ${formatDuration(result.beyond ?? 0)}`,
      unit: '',
      line: `half are still open, n = ${result.n}`,
    };
  const [value = '', unit = ''] = formatDuration(result.median).split(' ');
  return { value, unit, line: `${intervalWords(result)}${result.status === 'few' ? ', few' : ''}` };
}

function compared(result: MetricResult | undefined): string[] {
  if (!result?.previous || !result.change) return [];
  const { previous } = result;
  const before =
    previous.median !== undefined && previous.median !== null
      ? formatDuration(previous.median)
      : previous.share !== undefined
        ? formatShare(previous.share)
        : formatCount(previous.n);
  const words = {
    better: 'Better',
    worse: 'Worse',
    changed: 'Changed',
    'no-clear-change': 'No clear change',
    'too-few': 'Too few to compare',
  }[result.change];
  return [`${words}. ${previous.period}: ${before}, n = ${formatCount(previous.n)}`];
}

function cautions(result: MetricResult | undefined): string[] {
  if (!result) return [];
  const target = result.at_target;
  return [
    target?.share !== undefined
      ? `Within ${formatDuration(target.target)}: ${formatShare(target.share)} (${formatRange(target.low ?? null, target.high ?? null, 'share')})`
      : '',
    result.open ? `${formatCount(result.open)} still open` : '',
    result.proxy ? `Start is a stand-in: ${result.proxy.join(', ')}` : '',
    result.provisional ? 'Provisional: the last 14 days still move' : '',
  ];
}
