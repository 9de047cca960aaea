import { formatCount, formatShare } from '#lib/charts/format.ts';
import type { MetricResult } from '#lib/model/metrics.ts';
import { figureOf, type FigureView } from './figure.ts';
import { latestYear, results, sliced } from './measured.ts';
import type { LinkView } from '#lib/views/related.ts';
import { ruleLink, useCaseLinks } from './rule-page.ts';
import { shareRow } from './share-row.ts';
import type { Site } from '#lib/views/site.ts';

/** A rule of the newest year. */
export interface RuleRow {
  rule: LinkView;
  useCases: LinkView[];
  alerts: string;
  decided: string;
  true: string;
  wasted: string;
  words: string;
}

interface Judged {
  rule: string;
  result: MetricResult;
  wasted: number;
}

/** How often each rule was right, the one that wastes most first: a forest plot. */
export function precisionByRule(site: Site): FigureView[] {
  const period = latestYear(site);
  const rows = judged(site, period);
  if (!period || rows.length === 0) return [];
  const title = titleOf(rows);
  return [
    figureOf(site, 'rule-precision-by-rule', ['rule-precision'], {
      title,
      sub: `Share of true positives among alerts with a verdict, ${period}. Dot: observed. Bar: 95% Wilson interval. Open dot: fewer than 10, do not judge. Sorted by wasted alerts.`,
      chart: {
        kind: 'interval-dots',
        data: {
          label: title,
          unit: 'share',
          rows: rows.map(({ rule, result }) => ({ ...shareRow(result), label: rule })),
        },
      },
      table: {
        columns: [
          { title: 'Rule' },
          { title: 'With verdict', unit: 'count' },
          { title: 'True', unit: 'count' },
          { title: 'Wasted', unit: 'count' },
          { title: '95% from', unit: 'share' },
          { title: '95% to', unit: 'share' },
        ],
        rows: rows.map(({ rule, result, wasted }) => [
          ...[rule, result.n, result.k ?? 0, wasted],
          ...[result.interval?.low ?? null, result.interval?.high ?? null],
        ]),
      },
    }),
  ];
}

/** Rules of the newest year as a table, each with its page and the use case that answers for it. */
export function ruleRows(site: Site): RuleRow[] {
  const period = latestYear(site);
  return judged(site, period).map(({ rule, result, wasted }) => ({
    rule: ruleLink(site, rule),
    useCases: useCaseLinks(site, rule),
    alerts: formatCount(sliced(site, 'alert-volume', period ?? '', { rule })?.n ?? 0),
    decided: formatCount(result.n),
    true: formatCount(result.k ?? 0),
    wasted: formatCount(wasted),
    words: result.share === undefined ? 'too few to judge' : formatShare(result.share),
  }));
}

function judged(site: Site, period: string | undefined): Judged[] {
  if (!period) return [];
  return results(site, 'rule-precision', period)
    .filter(({ slice }) => slice.rule !== undefined && Object.keys(slice).length === 1)
    .map((result) => ({ rule: result.slice.rule ?? '', result, wasted: result.n - (result.k ?? 0) }))
    .toSorted((a, b) => b.wasted - a.wasted || (a.rule < b.rule ? -1 : 1));
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
