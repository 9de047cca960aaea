import { formatCount } from '#lib/charts/format.ts';
import { dateInWords } from '#lib/model/date.ts';
import { figureOf, type FigureView } from './figure.ts';
import { latestYear, periodForms, results, seriesOf, sliced } from './measured.ts';
import { useCasesOf } from './rule-page.ts';
import type { Site } from '#lib/views/site.ts';
import { weekOf } from './weeks.ts';

/**
 * The alerts of some rules, week by week, with the day their use case was tuned; by quarter where the numbers hold
 * no weeks of rules. Nothing where no rule was heard.
 */
export function volumeOf(site: Site, rules: readonly string[], id: string): FigureView[] {
  const weekly = byWeek(site, rules);
  const periods = weekly.size > 0 ? weekly : byQuarter(site, rules);
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

/** Alerts of all the rules by week. The data reach each week of the series of all alerts: a silent one is 0. */
function byWeek(site: Site, rules: readonly string[]): Map<string, number> {
  const year = latestYear(site) ?? '';
  const own = rules.flatMap((rule) => sliced(site, 'alert-volume', year, { rule })?.weeks ?? []);
  if (own.length === 0) return new Map();
  const reached = seriesOf(site, 'alert-volume', periodForms.week).map(({ period }) => period);
  return summed(reached, own);
}

/** The same by quarter. The numbers tell rules apart in the newest few: a quarter before them is not nought. */
function byQuarter(site: Site, rules: readonly string[]): Map<string, number> {
  const told = results(site, 'alert-volume').filter(
    ({ period, slice }) => slice.rule !== undefined && periodForms.quarter.test(period),
  );
  const own = told.filter(({ slice }) => rules.includes(slice.rule ?? ''));
  if (own.length === 0) return new Map();
  return summed(
    told.map(({ period }) => period),
    own.map(({ period, n }) => [period, n]),
  );
}

function summed(
  periods: readonly string[],
  own: readonly (readonly [string, number])[],
): Map<string, number> {
  const counts = new Map([...periods].toSorted().map((period) => [period, 0]));
  for (const [period, n] of own) counts.set(period, (counts.get(period) ?? 0) + n);
  return counts;
}

function tunings(site: Site, rules: readonly string[]): { period: string; text: string }[] {
  const dates = new Set(
    rules.flatMap((rule) => useCasesOf(site, rule).flatMap(({ data }) => data.tuned_on ?? [])),
  );
  return [...dates].toSorted().map((on) => ({ period: weekOf(on), text: `${dateInWords(on)}: tuned` }));
}
