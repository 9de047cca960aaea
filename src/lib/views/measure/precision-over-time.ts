import { figureOf, type FigureView } from './figure.ts';
import { periodForms, seriesOf } from './measured.ts';
import { shareRow } from './share-row.ts';
import type { Site } from '#lib/views/site.ts';

/** How often one rule was right, quarter by quarter; nothing before there are two. */
export function precisionOverTime(site: Site, rule: string, id: string): FigureView[] {
  const quarters = seriesOf(site, 'rule-precision', periodForms.quarter, { rule });
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
