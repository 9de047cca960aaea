import { formatCount, formatDuration, formatKOfN, formatShare } from '#lib/charts/format.ts';
import type { IntervalRow } from '#lib/charts/interval-words.ts';
import { metricNamed } from '#lib/metrics/catalogue/catalogue.ts';
import type { MetricDefinition } from '#lib/metrics/catalogue/definition.ts';
import type { MetricResult } from '#lib/model/metrics.ts';
import { levels, severities } from '#lib/model/vocabulary.ts';
import { figureOf, type FigureView } from './figure.ts';
import { clockWords } from './left-out.ts';
import { boundsOf, latestYear, overall, results, valueOf } from './measured.ts';
import type { Site } from '#lib/views/site.ts';
import { inWords, listed } from '#lib/views/words.ts';

type Key = 'severity' | 'level' | 'team';

const order: readonly string[] = [...severities, ...levels.toReversed()];

/** A metric of the newest year by severity, level or team, each with its interval; nothing with fewer than two of them. */
export function bySlice(site: Site, id: string, key: Key): FigureView[] {
  const [metric, period] = [metricNamed(id), latestYear(site)];
  const rows = (period ? results(site, id, period) : [])
    .filter(({ slice }) => slice[key] !== undefined && Object.keys(slice).length === 1)
    // Of what is left out alone the value is not known either.
    .filter(({ slice, n }) => n > 0 || slice[key] !== 'unknown')
    .map((result) => ({ name: nameOf(site, key, result.slice[key] ?? ''), result: agreedFor(key, result) }))
    .toSorted(
      (a, b) => place(a.result.slice[key]) - place(b.result.slice[key]) || (a.name < b.name ? -1 : 1),
    );
  if (!metric || !period || rows.length < 2) return [];
  return [compared(site, `${id}-by-${key}`, metric, `${metric.title} by ${key}`, period, rows)];
}

/** Several durations of the newest year under each other, in the order given. */
export function stagesOf(site: Site, id: string, title: string, ids: readonly string[]): FigureView[] {
  const period = latestYear(site);
  const rows = ids.flatMap((one) => {
    const result = period ? overall(site, one, period) : undefined;
    return result && result.status !== 'not-in-source' && result.n > 0
      ? [{ name: metricNamed(one)?.title ?? one, result }]
      : [];
  });
  const metric = metricNamed(ids[0] ?? '');
  if (!metric || !period || rows.length < 2) return [];
  const shown = ids.filter((one) => rows.some(({ result }) => result.metric === one));
  return [compared(site, id, metric, title, period, rows, shown)];
}

interface Row {
  name: string;
  result: MetricResult;
}

function compared(
  site: Site,
  id: string,
  metric: MetricDefinition,
  what: string,
  period: string,
  rows: readonly Row[],
  metrics: readonly string[] = [metric.id],
): FigureView {
  const { unit } = metric;
  const title = titleOf(what, period, rows);
  const drawn = unit === 'share' ? 'Share, 95% Wilson interval' : 'Median, 95% interval';
  return figureOf(site, id, metrics, {
    title,
    sub: `${drawn}, ${period}. Open dot: fewer than 10 cases. ${clockWords(rows[0]?.result ?? {})}`,
    chart: {
      kind: 'interval-dots',
      data: { label: title, unit, rows: rows.map(rowOf), targetWord: 'target' },
    },
    table: {
      columns: [
        { title: metrics.length > 1 ? 'Metric' : 'Of' },
        { title: unit === 'share' ? 'Share' : 'Median', unit },
        { title: '95% from', unit },
        { title: '95% to', unit },
        { title: 'n', unit: 'count' },
        { title: unit === 'share' ? 'k' : 'Still open', unit: 'count' },
      ],
      rows: rows.map(({ name, result }) => {
        const { low, high } = boundsOf(result);
        return [name, valueOf(result), low, high, result.n, result.k ?? result.open ?? null];
      }),
    },
  });
}

function rowOf({ name, result }: Row): IntervalRow {
  const { n, k = 0, unit, cases } = result;
  const shown = { label: name, sub: `n = ${formatCount(n)}`, n, ...boundsOf(result) };
  if (unit === 'share') {
    const text = n === 0 ? 'no case' : n < 10 ? formatKOfN(k, n) : formatShare(k / n);
    return { ...shown, value: n === 0 ? null : k / n, text };
  }
  const beyond = result.beyond !== undefined && valueOf(result) === null;
  return {
    ...shown,
    value: valueOf(result),
    ...(cases && n < 5 ? { cases } : {}),
    ...(beyond ? { text: `> ${formatDuration(result.beyond ?? 0)}`, note: 'half or more are open' } : {}),
    ...(result.at_target ? { target: result.at_target.target, breach: misses(result) } : {}),
  };
}

/** Whether the whole interval lies beyond the target: not by chance. */
function misses(result: MetricResult): boolean {
  const { low } = boundsOf(result);
  return low !== null && result.at_target !== undefined && low > result.at_target.target;
}

/** Groups are not ranked: they differ by nature. A target is missed where the whole interval lies beyond it. */
function titleOf(what: string, period: string, rows: readonly Row[]): string {
  if (!rows.some(({ result }) => result.at_target)) return `${what}, ${period}`;
  const late = rows.filter(({ result }) => misses(result)).map(({ name }) => name);
  if (late.length === 0) return `${what}: no interval lies wholly beyond its target`;
  return `${what}: ${listed(late)} ${late.length === 1 ? 'misses' : 'miss'} the target, by the whole interval`;
}

/** One target for all is none for a level: what is agreed there stands in the contract, level by level. */
function agreedFor(key: Key, result: MetricResult): MetricResult {
  const { at_target: _, ...rest } = result;
  return key === 'level' ? rest : result;
}

function place(value: string | undefined): number {
  const at = order.indexOf(value ?? '');
  return at < 0 ? order.length : at;
}

function nameOf(site: Site, key: Key, value: string): string {
  const team = key === 'team' && site.content.portal.teams.find(({ id }) => id === value);
  return team ? team.name : inWords(value);
}
