import { formatCount } from '#lib/charts/format.ts';
import { dateInWords } from '#lib/model/date.ts';
import { figureOf, type FigureView } from './figure.ts';
import { periodForms, results, seriesOf } from './measured.ts';
import { useCasesOf } from './rule-page.ts';
import type { Site } from './site.ts';
import { weekOf } from './weeks.ts';

/**
 * The alerts of some rules, week by week, with the day their use case was tuned; by quarter where the numbers hold
 * no weeks of rules. Nothing where no rule was heard.
 */
export function volumeOf(site: Site, rules: readonly string[], id: string): FigureView[] {
  const weekly = summed(site, rules, periodForms.week);
  const periods = weekly.size > 0 ? weekly : summed(site, rules, periodForms.quarter);
  const n = [...periods.values()].reduce((sum, count) => sum + count, 0);
  if (periods.size === 0 || n === 0) return [];
  const unit = weekly.size > 0 ? 'week' : 'quarter';
  const title = `${formatCount(n)} alerts in ${formatCount(periods.size)} ${unit}s, at most ${formatCount(Math.max(...periods.values()))} in one`;
  const of = rules.length === 1 ? 'this rule' : `${formatCount(rules.length)} rules of this use case`;
  const last = `The last ${unit} may not be over.`;
  return [
    figureOf(site, id, ['alert-volume'], {
      title,
      sub: `Alerts of ${of} by ${unit}, n = ${formatCount(n)}, all there are, without tests and duplicates. ${last}`,
      chart: {
        kind: 'bars',
        data: {
          label: title,
          bars: [...periods].map(([period, count]) => ({ period, count })),
          marks: unit === 'week' ? tunings(site, rules) : [],
        },
      },
      table: {
        columns: [{ title: unit === 'week' ? 'Week' : 'Quarter' }, { title: 'Alerts', unit: 'count' }],
        rows: [...periods].map(([period, count]) => [period, count]),
      },
    }),
  ];
}

/**
 * Alerts of all the rules by period. Where the numbers tell rules apart and these were silent, that is 0; where they
 * do not, as in a quarter the data cover in part, there is no period.
 */
function summed(site: Site, rules: readonly string[], form: RegExp): Map<string, number> {
  const own = rules.flatMap((rule) => seriesOf(site, 'alert-volume', form, { rule }));
  if (own.length === 0) return new Map();
  const told = results(site, 'alert-volume').filter(
    ({ period, slice }) => slice.rule !== undefined && form.test(period),
  );
  const counts = new Map(told.map(({ period }) => [period, 0]));
  for (const { period, n } of own) counts.set(period, (counts.get(period) ?? 0) + n);
  return new Map([...counts].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function tunings(site: Site, rules: readonly string[]): { period: string; text: string }[] {
  const dates = new Set(
    rules.flatMap((rule) => useCasesOf(site, rule).flatMap(({ data }) => data.tuned_on ?? [])),
  );
  return [...dates].toSorted().map((on) => ({ period: weekOf(on), text: `${dateInWords(on)}: tuned` }));
}
