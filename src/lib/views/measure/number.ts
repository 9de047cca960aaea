import { formatCount, formatDuration, formatKOfN, formatRange, formatShare } from '#lib/charts/format.ts';
import { metricNamed } from '#lib/metrics/catalogue/catalogue.ts';
import { isTeam } from '#lib/model/audience.ts';
import type { MetricResult } from '#lib/model/metrics.ts';
import { intervalWords } from './measured.ts';
import type { LinkView } from '#lib/views/related.ts';
import type { Site } from '#lib/views/site.ts';

/** A measured number. */
export interface NumberView {
  /** The metric. */
  id: string;
  title: string;
  /** How it is counted. */
  href: string | undefined;
  value: string;
  unit: string;
  lines: string[];
  /** The rule it is about, when it is about one. */
  rule?: LinkView;
}

/** A result of a metric as a number, with what makes it believable and what does not. */
export function numberView(site: Site, id: string, result: MetricResult | undefined): NumberView {
  const frame = { id, title: metricNamed(id)?.title ?? id, href: site.href(`metric/${id}`) };
  const { value, unit, line } = bigNumber(isTeam(site.audience) ? result : withoutFiles(result));
  return { ...frame, value, unit, lines: [line, ...compared(result), ...cautions(result)].filter(Boolean) };
}

function bigNumber(result: MetricResult | undefined): { value: string; unit: string; line: string } {
  if (!result || result.status === 'none') return { value: '–', unit: '', line: 'nothing in this period' };
  if (result.status === 'not-in-source') return { value: '–', unit: '', line: missingWords(result) };
  if (result.oldest !== undefined)
    return {
      value: formatCount(result.n),
      unit: 'waiting',
      line: `the oldest for ${formatDuration(result.oldest)}${result.median ? `, half for ${formatDuration(result.median)} or more: ${intervalWords(result)}` : ', too few for a median'}`,
    };
  if (result.rate)
    return {
      value: formatCount(result.rate.value),
      unit: 'an hour on duty',
      line: `95% interval ${formatRange(result.rate.low, result.rate.high, 'count')}, n = ${formatCount(result.n)}`,
    };
  if (result.unit === 'count') return { value: formatCount(result.n), unit: '', line: intervalWords(result) };
  if (result.unit === 'share')
    return result.share === undefined
      ? {
          value: formatKOfN(result.k ?? 0, result.n),
          unit: '',
          line: result.status === 'few' ? 'too few for a share' : partsWords(result),
        }
      : { value: formatShare(result.share), unit: '', line: intervalWords(result) };
  if (result.status === 'too-few')
    return {
      value: formatCount(result.n),
      unit: result.n === 1 ? 'case' : 'cases',
      line: result.cases ? `too few: ${result.cases.map(formatDuration).join(', ')}` : 'too few for a median',
    };
  if (result.median === undefined || result.median === null)
    return {
      value: `> ${formatDuration(result.beyond ?? 0)}`,
      unit: '',
      line: `half or more are still open, n = ${formatCount(result.n)}`,
    };
  const [value = '', unit = ''] = formatDuration(result.median).split(' ');
  return { value, unit, line: `${intervalWords(result)}${result.status === 'few' ? ', few' : ''}` };
}

function compared(result: MetricResult | undefined): string[] {
  if (!result?.previous || !result.change) return [];
  // No interval, no claim.
  if (isClaim(result.change) && !result.interval) return [];
  const { previous } = result;
  const before =
    previous.median !== undefined && previous.median !== null
      ? formatDuration(previous.median)
      : previous.share !== undefined
        ? formatShare(previous.share)
        : previous.k !== undefined
          ? formatKOfN(previous.k, previous.n)
          : previous.rate !== undefined
            ? `${formatCount(previous.rate)} an hour`
            : `${formatCount(previous.n)} in all`;
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
  if (!result || result.status === 'not-in-source') return [];
  const target = result.at_target;
  return [
    target?.share !== undefined
      ? `Within ${formatDuration(target.target)}: ${formatShare(target.share)} (${formatRange(target.low ?? null, target.high ?? null, 'share')})`
      : '',
    result.k !== undefined && result.unit === 'seconds' ? `${formatCount(result.k)} past their date` : '',
    result.open ? `${formatCount(result.open)} still open` : '',
    result.left_out?.no_alert
      ? `${formatCount(result.left_out.no_alert)} left out: no export holds the alert`
      : '',
    result.proxy ? `With a stand-in: ${result.proxy.join(', ')}` : '',
    result.provisional ? 'Provisional: the last 14 days still move' : '',
  ];
}

/** Files and keys to add are for those who can add them. */
function withoutFiles(result: MetricResult | undefined): MetricResult | undefined {
  if (!result) return undefined;
  const { missing: _, ...rest } = result;
  return rest;
}

/** "Not in our exports", and for those who can change that, what would answer. */
function missingWords({ missing = [] }: MetricResult): string {
  return missing.length === 0 ? 'not in our exports' : `missing: ${missing.join(', ')}`;
}

function partsWords({ parts = {} }: MetricResult): string {
  const words = Object.entries(parts).map(([part, n]) => `${formatCount(n)} ${part}`);
  return words.length === 0 ? 'of all there are' : words.join(', ');
}

function isClaim(change: MetricResult['change']): boolean {
  return change === 'better' || change === 'worse' || change === 'changed';
}
