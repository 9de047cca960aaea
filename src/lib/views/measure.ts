import {
  formatCount,
  formatDate,
  formatDuration,
  formatKOfN,
  formatRange,
  formatShare,
} from '#lib/charts/format.ts';
import type { HistogramData } from '#lib/charts/histogram.ts';
import type { IntervalDotsData } from '#lib/charts/interval-dots.ts';
import type { TrendData } from '#lib/charts/trend-data.ts';
import { metricNamed } from '#lib/metrics/catalogue/catalogue.ts';
import type { MetricResult, MetricsSource } from '#lib/model/metrics.ts';
import { intervalWords } from './home.ts';
import { listed } from './words.ts';
import { latest, latestYear, overall, results } from './measured.ts';
import type { LinkView } from './related.ts';
import type { Site } from './site.ts';

/** A figure in words: its finding, what it measures, where it comes from, and the same as a table. */
export interface FigureView<Chart> {
  title: string;
  sub: string;
  source: string;
  chart: Chart;
  table: { head: string[]; rows: string[][] };
}

/** One of the numbers on top. */
export interface NumberView {
  title: string;
  href: string | undefined;
  value: string;
  unit: string;
  lines: string[];
}

/** The measure page: numbers first, then where the time goes, how it moves, which rules waste it, and the data. */
export interface MeasureView {
  title: string;
  period: string;
  asOf: string;
  sample: boolean;
  numbers: NumberView[];
  distributions: FigureView<HistogramData>[];
  trends: FigureView<TrendData>[];
  precision: FigureView<IntervalDotsData> | undefined;
  rules: {
    rule: string;
    useCase: LinkView | undefined;
    alerts: number;
    true: string;
    wasted: number;
    words: string;
  }[];
  data: DataView[];
}

/** What became of every row of one source, and what the source cannot tell. */
export interface DataView {
  id: string;
  format: string;
  files: { path: string; read: number; accepted: number; quarantined: number; merged: number }[];
  fields: { name: string; words: string }[];
  notes: string[];
}

const asks = ['time-to-acknowledge', 'rule-precision', 'incidents', 'time-to-contain', 'time-to-resolve'];

/** Everything the measure page shows; undefined while nothing was measured. */
export function measureView(site: Site): MeasureView | undefined {
  const { metrics } = site;
  const period = latest(site, /-Q\d$/);
  if (!metrics || !period) return undefined;
  const asOf = formatDate(metrics.as_of.slice(0, 10));
  const source = `Source: ${metrics.sources.map(({ id }) => id).join(', ')}, as of ${asOf}.`;
  return {
    title: titleOf(site, period),
    period,
    asOf,
    sample: metrics.sources.some((row) => row.sample),
    numbers: asks.map((id) => numberView(site, id, period)),
    distributions: ['time-to-acknowledge', 'time-to-resolve'].flatMap((id) => distribution(site, id, source)),
    trends: [...asks, 'alert-volume'].flatMap((id) => trendOf(site, id, source)),
    ...precisionOf(site, source),
    data: metrics.sources.map(dataView),
  };
}

function titleOf(site: Site, period: string): string {
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
      line: `too few: ${(result.cases ?? []).map(formatDuration).join(', ')}`,
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

function distribution(site: Site, id: string, source: string): FigureView<HistogramData>[] {
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
  return result.clock === 'W' ? 'Wall clock.' : '';
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
  };
  return leftOutCounts(result)
    .map(([key, n]) => `${formatCount(n)} ${words[key] ?? key}`)
    .join(', ');
}

function trendOf(site: Site, id: string, source: string): FigureView<TrendData>[] {
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

function precisionOf(site: Site, source: string): Pick<MeasureView, 'precision' | 'rules'> {
  const period = latestYear(site);
  const rows = results(site, 'rule-precision', period)
    .filter((result) => result.slice.rule !== undefined && Object.keys(result.slice).length === 1)
    .map((result) => ({ rule: result.slice.rule ?? '', result, wasted: result.n - (result.k ?? 0) }))
    .toSorted((a, b) => b.wasted - a.wasted || (a.rule < b.rule ? -1 : 1));
  if (rows.length === 0) return { precision: undefined, rules: [] };
  const loudest = rows[0];
  return {
    precision: {
      title: `"${loudest?.rule}" wastes the most time: ${formatCount(loudest?.wasted ?? 0)} alerts that were not true`,
      sub: `Share of true positives among alerts with a verdict, ${period}. Dot: observed. Bar: 95% Wilson interval. Open dot: fewer than 10, do not judge. Sorted by wasted alerts.`,
      source,
      chart: {
        label: 'Precision by rule, sorted by wasted alerts',
        unit: 'share',
        rows: rows.map(({ rule, result }) => ({
          label: rule,
          sub: `n = ${formatCount(result.n)}`,
          value: result.n === 0 ? null : (result.k ?? 0) / result.n,
          low: result.interval?.low ?? null,
          high: result.interval?.high ?? null,
          n: result.n,
          text: result.n < 10 ? formatKOfN(result.k ?? 0, result.n) : formatShare((result.k ?? 0) / result.n),
        })),
      },
      table: {
        head: ['Rule', 'With verdict', 'True', 'Wasted', '95% interval'],
        rows: rows.map(({ rule, result, wasted }) => [
          rule,
          formatCount(result.n),
          formatCount(result.k ?? 0),
          formatCount(wasted),
          result.interval ? formatRange(result.interval.low, result.interval.high, 'share') : 'too few',
        ]),
      },
    },
    rules: rows.map(({ rule, result, wasted }) => ({
      rule,
      useCase: useCaseOf(site, rule),
      alerts: result.n,
      true: formatCount(result.k ?? 0),
      wasted,
      words: result.share === undefined ? 'too few to judge' : formatShare(result.share),
    })),
  };
}

function useCaseOf(site: Site, rule: string): LinkView | undefined {
  const entry = site.content.entries['use-case'].find((row) =>
    row.data.content?.some((item) => item.rule === rule),
  );
  return entry && { title: entry.data.title, href: site.href(`use-case/${entry.id}`) };
}

function dataView(source: MetricsSource): DataView {
  const timer = source.auto_close;
  return {
    id: source.id,
    format: source.format,
    files: source.files.map(({ path, rows }) => ({ path, ...rows })),
    fields: Object.entries(source.fields ?? {})
      .filter(([, field]) => field.availability !== 'stamped' || field.nulls > 0)
      .map(([name, field]) => ({ name: name.replaceAll('_', ' '), words: fieldWords(field) })),
    notes: [
      ...(source.negative
        ? [`${formatCount(source.negative)} intervals ended before they began and are left out.`]
        : []),
      ...(timer
        ? [
            `Closing is a timer, not work: ${formatShare(timer.share)} of cases close within 1 h of ${formatDuration(timer.median)} after they were resolved (n = ${formatCount(timer.n)}).`,
          ]
        : []),
      ...(source.capped ? [source.capped] : []),
    ],
  };
}

function fieldWords(field: { availability: string; proxy?: string | undefined; nulls: number }): string {
  const empty = field.nulls > 0 ? `, empty in ${formatCount(field.nulls)} rows` : '';
  if (field.availability === 'not-in-source') return 'not in this source';
  if (field.availability === 'proxy') return `stands in: ${field.proxy ?? 'another stamp'}${empty}`;
  return `stamped${empty}`;
}
