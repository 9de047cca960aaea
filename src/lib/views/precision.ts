import { formatCount, formatKOfN, formatShare } from '#lib/charts/format.ts';
import type { IntervalRow } from '#lib/charts/interval-words.ts';
import type { MetricResult } from '#lib/model/metrics.ts';
import { figureOf, type FigureView } from './figure.ts';
import { latestYear, results, seriesOf, sliced } from './measured.ts';
import type { LinkView } from './related.ts';
import { ruleLink, useCaseLinks } from './rule-page.ts';
import type { Site } from './site.ts';

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

/** How often one rule was right, quarter by quarter; nothing before there are two. */
export function precisionOverTime(site: Site, rule: string, id: string): FigureView[] {
  const quarters = seriesOf(site, 'rule-precision', /-Q\d$/, { rule });
  const last = quarters.at(-1);
  if (quarters.length < 2 || !last) return [];
  const changes = { better: 'higher than', worse: 'lower than', changed: 'other than' } as const;
  const { change, previous } = last;
  const title =
    (change === 'better' || change === 'worse' || change === 'changed') && previous
      ? `Precision in ${last.period} is ${changes[change]} in ${previous.period}`
      : change === 'too-few'
        ? `Precision by quarter: too few verdicts to compare ${last.period}`
        : 'Precision by quarter: no clear change';
  return [
    figureOf(site, `${id}-precision`, ['rule-precision'], {
      title,
      sub: `Share of true positives among its alerts with a verdict. Bar: 95% Wilson interval. Open dot: n below 10, do not judge.${last.provisional ? ` ${last.period} is provisional.` : ''}`,
      chart: {
        kind: 'interval-dots',
        data: {
          label: title,
          unit: 'share',
          rows: quarters.map((result) => ({ ...shareRow(result), label: result.period })),
        },
      },
      table: {
        columns: [
          { title: 'Quarter' },
          { title: 'With verdict', unit: 'count' },
          { title: 'True', unit: 'count' },
          { title: '95% from', unit: 'share' },
          { title: '95% to', unit: 'share' },
        ],
        rows: quarters.map(({ period, n, k = 0, interval }) => [
          ...[period, n, k],
          ...[interval?.low ?? null, interval?.high ?? null],
        ]),
      },
    }),
  ];
}

/** A share as a row of a forest plot: below ten cases hollow, and told as cases. */
export function shareRow({
  n,
  k = 0,
  interval,
}: Pick<MetricResult, 'n' | 'k' | 'interval'>): Omit<IntervalRow, 'label'> {
  return {
    sub: `n = ${formatCount(n)}`,
    value: n === 0 ? null : k / n,
    low: interval?.low ?? null,
    high: interval?.high ?? null,
    n,
    text: n === 0 ? 'no verdict' : n < 10 ? formatKOfN(k, n) : formatShare(k / n),
  };
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
