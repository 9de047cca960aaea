import { formatCount, formatKOfN, formatShare } from '#lib/charts/format.ts';
import { dateInWords } from '#lib/model/date.ts';
import { metricNamed } from '#lib/metrics/catalogue/catalogue.ts';
import { figureOf, type FigureView } from './figure.ts';
import { tunedView } from './figures.ts';
import { leftOutWords } from './left-out.ts';
import { latestYear, overall, results, sliced } from './measured.ts';
import { measureHead, type MeasureHead } from './measure.ts';
import { numberView, type NumberView } from './number.ts';
import { precisionOverTime } from './precision-over-time.ts';
import { linkTo, type LinkView } from '#lib/views/related.ts';
import { rulePages, useCaseLinks, useCasesOf } from './rule-page.ts';
import { shareRow } from './share-row.ts';
import type { Site } from '#lib/views/site.ts';
import { until, type StatusView } from '#lib/views/detect/use-case.ts';
import { volumeOf } from './volume.ts';

/** One rule as the numbers know it: how loud, how right, how its alerts end, what tuning did, what is excluded. */
export interface RuleView extends MeasureHead {
  useCases: LinkView[];
  numbers: NumberView[];
  figures: FigureView[];
  tuning: NumberView[];
  exceptions: { statement: string; useCase: LinkView; expires: StatusView; created: string }[];
}

/** Everything the page of a rule shows; undefined while nothing was measured. */
export function ruleView(site: Site, rule: string): RuleView | undefined {
  const [head, period] = [measureHead(site), latestYear(site)];
  const id = `rule-${rulePages(site).get(rule) ?? ''}`;
  if (!head || !period) return undefined;
  const tuning = metricNamed('tuning-effect');
  const tuned = results(site, 'tuning-effect').filter(({ slice }) => slice.rule === rule);
  return {
    ...head,
    title: rule,
    period,
    useCases: useCaseLinks(site, rule),
    numbers: [volumeNumber(site, rule, period), precisionNumber(site, rule, period)],
    figures: [
      ...volumeOf(site, [rule], `${id}-volume`),
      ...mixOf(site, rule, period, id),
      ...precisionOverTime(site, rule, id),
    ],
    tuning: tuning ? tuned.map((result) => tunedView(site, tuning, result)) : [],
    exceptions: useCasesOf(site, rule).flatMap((entry) =>
      (entry.data.exceptions ?? []).map((row) => ({
        statement: row.statement,
        useCase: linkTo(site, `use-case/${entry.id}`),
        expires: until(row.expires, site.today),
        created: dateInWords(row.created),
      })),
    ),
  };
}

function volumeNumber(site: Site, rule: string, period: string): NumberView {
  const own = sliced(site, 'alert-volume', period, { rule });
  const all = overall(site, 'alert-volume', period)?.n ?? 0;
  const view = numberView(site, 'alert-volume', own);
  const n = own?.n ?? 0;
  const share = all < 10 ? formatKOfN(n, all) : `${formatShare(n / all)} of ${formatCount(all)}`;
  return { ...view, lines: [...view.lines, `${share}, all alerts of ${period}, no sample`] };
}

function precisionNumber(site: Site, rule: string, period: string): NumberView {
  return numberView(site, 'rule-precision', sliced(site, 'rule-precision', period, { rule }));
}

/** How its alerts ended, of those that are closed: each part with its interval. */
function mixOf(site: Site, rule: string, period: string, id: string): FigureView[] {
  const result = sliced(site, 'rule-precision', period, { rule });
  const closed = sliced(site, 'alert-volume', period, { rule })?.n ?? 0;
  if (!result || closed === 0) return [];
  const { k = 0, n, left_out = {}, interval, parts } = result;
  const rows = [
    { label: 'True positive', k, n, interval },
    ...(parts
      ? Object.entries(parts).map(([label, count]) => ({ label, k: count, n, interval: undefined }))
      : [{ label: 'Benign or false positive', k: n - k, n, interval: mirrored(interval) }]),
  ];
  const title =
    n === 0
      ? 'No alert of this rule has a verdict of a person'
      : `Of ${formatCount(n)} verdicts, ${formatCount(k)} were true`;
  const rest = leftOutWords({ left_out: { automated: left_out.automated, undecided: left_out.undecided } });
  return [
    figureOf(site, `${id}-verdicts`, ['rule-precision'], {
      title,
      sub: `Verdicts of people, ${period}, n = ${formatCount(n)}. Bar: 95% Wilson interval. ${rest}`,
      chart: {
        kind: 'interval-dots',
        data: {
          label: title,
          unit: 'share',
          rows: rows.map((row) => ({
            ...shareRow({ n: row.n, k: row.k, ...(row.interval ? { interval: row.interval } : {}) }),
            label: row.label,
            sub: `${formatCount(row.k)} alerts`,
          })),
        },
      },
      table: {
        columns: [
          { title: 'How it ended' },
          { title: 'Alerts', unit: 'count' },
          { title: '95% from', unit: 'share' },
          { title: '95% to', unit: 'share' },
        ],
        rows: [
          ...rows.map((row) => [row.label, row.k, row.interval?.low ?? null, row.interval?.high ?? null]),
          ['Closed by automation alone', left_out.automated ?? 0, null, null],
          ['Open, or without a verdict', left_out.undecided ?? 0, null, null],
        ],
      },
    }),
  ];
}

/** The Wilson interval of the rest: that of one less the share. */
function mirrored(interval: NonNullable<Parameters<typeof shareRow>[0]['interval']> | undefined) {
  if (!interval) return undefined;
  const { low, high } = interval;
  return { ...interval, low: high === null ? null : 1 - high, high: low === null ? null : 1 - low };
}
