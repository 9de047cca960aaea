import { formatCount, formatKOfN, formatRange, formatShare } from '#lib/charts/format.ts';
import type { IntervalDotsData } from '#lib/charts/interval-dots.ts';
import type { FigureView } from './figure.ts';
import { latestYear, results } from './measured.ts';
import type { LinkView } from './related.ts';
import type { Site } from './site.ts';

/** How often each rule was right, and the same rules with the use case that answers for them. */
export interface PrecisionView {
  precision: FigureView<IntervalDotsData> | undefined;
  rules: {
    rule: string;
    useCase: LinkView | undefined;
    alerts: number;
    true: string;
    wasted: number;
    words: string;
  }[];
}

/** Rules of the newest year, the one that wastes most first. */
export function precisionOf(site: Site, source: string): PrecisionView {
  const period = latestYear(site);
  const rows = results(site, 'rule-precision', period)
    .filter((result) => result.slice.rule !== undefined && Object.keys(result.slice).length === 1)
    .map((result) => ({ rule: result.slice.rule ?? '', result, wasted: result.n - (result.k ?? 0) }))
    .toSorted((a, b) => b.wasted - a.wasted || (a.rule < b.rule ? -1 : 1));
  if (rows.length === 0) return { precision: undefined, rules: [] };
  return {
    precision: {
      title: titleOf(rows),
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

/**
 * Names the rule that wastes most only when chance does not explain its lead over the next: both counts from one rate
 * are apart by more than 1.96 √(a + b) in 5 of 100 cases (the score form of the conditional test).
 */
function titleOf(rows: readonly { rule: string; wasted: number }[]): string {
  const [first, second] = rows;
  const [a, b] = [first?.wasted ?? 0, second?.wasted ?? 0];
  if (!first || a === 0) return 'No rule wasted an alert';
  if (second && a - b <= 1.96 * Math.sqrt(a + b)) return 'No rule clearly wastes more time than the next';
  return `"${first.rule}" wastes the most time: ${formatCount(a)} alerts that were not true`;
}

function useCaseOf(site: Site, rule: string): LinkView | undefined {
  const entry = site.content.entries['use-case'].find((row) =>
    row.data.content?.some((item) => item.rule === rule),
  );
  return entry && { title: entry.data.title, href: site.href(`use-case/${entry.id}`) };
}
