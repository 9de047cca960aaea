import { periodLabel } from '#lib/charts/period.ts';
import { formatRange } from '#lib/charts/format.ts';
import { metricNamed } from '#lib/metrics/catalogue/catalogue.ts';
import type { MetricResult } from '#lib/model/metrics.ts';
import type { Snapshot } from '#lib/model/snapshot.ts';
import { figuresOf } from '#lib/reports/five.ts';
import { plainName } from '#lib/reports/plain.ts';
import { periodBefore } from '#lib/reports/span.ts';
import { changeInWords, confidenceOf, previousValue, valueOf } from '#lib/reports/value.ts';

/** One of the numbers at the head of a report. */
export interface ReportNumber {
  title: string;
  value: string;
  /** What stands small beside the value: "h", "%", "of 10". */
  unit: string;
  /** The period before, and the interval. */
  compared: string;
  /** What may be said of the change, or how far the number can be trusted. */
  verdict: string;
}

/** Up to five numbers of a period, each with what it is compared with and how far it can be trusted. */
export function reportNumbers(snapshot: Snapshot): ReportNumber[] {
  return figuresOf(snapshot).map((result) => {
    const { value, unit } = parted(valueOf(result));
    return {
      ...{ title: plainName(result.metric), value, unit },
      compared: [before(snapshot, result), interval(result)].filter(Boolean).join(', '),
      verdict: verdict(result),
    };
  });
}

/** "6.1 h" → 6.1 and h; "3 of 8" → 3 and "of 8"; "93%" → 93 and %. */
function parted(text: string): { value: string; unit: string } {
  const [, value = text, unit = ''] = /^([\d.,]+)\s*(.*)$/.exec(text) ?? [];
  return { value, unit };
}

function before({ period }: Snapshot, result: MetricResult): string {
  const value = previousValue(result);
  if (value === undefined || result.previous?.n === 0) return 'no number before';
  return `${value} in ${periodLabel(result.previous?.period ?? periodBefore(period))}`;
}

function interval({ interval: found, unit, n }: MetricResult): string {
  const cases = unit === 'seconds' ? `${n} cases` : '';
  if (!found || unit === 'count') return cases;
  return [cases, `95% interval ${formatRange(found.low, found.high, unit)}`].filter(Boolean).join(', ');
}

function verdict(result: MetricResult): string {
  const statistic = metricNamed(result.metric)?.statistic ?? 'R';
  const sure = confidenceOf({ status: result.status, statistic });
  if (statistic === 'K') return sure;
  const words = changeInWords(result);
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}. ${sure}`;
}
