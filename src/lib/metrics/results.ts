import type { MetricClock, MetricResult, MetricSlice } from '#lib/model/metrics.ts';
import { isKept } from './calendar.ts';
import type { MetricDefinition, SliceKey } from './catalogue/definition.ts';
import { emptyCell, type Cell } from './cell.ts';
import { collect, type Cells } from './collect.ts';
import { dutyOf } from './duty.ts';
import { levelsOf } from './levels.ts';
import { limitsOf } from './limits.ts';
import { missingFor } from './missing.ts';
import type { Context } from './options.ts';
import type { PeriodKind } from './periods.ts';
import { Lengths } from './lengths.ts';
import { isTimed, prepare } from './prepare.ts';
import { resultOf, type Detail } from './result/result.ts';
import { loudest, rollUp, samplesBy, type Stretch } from './roll-up.ts';
import { withinRules } from './rules.ts';
import { lastQuarter, type Series } from './series.ts';
import { silentRules } from './silent.ts';
import { abilitiesFor } from './sources.ts';
import { tuningEffects } from './tuning.ts';

/** Every result of one metric: overall by month, quarter and year, each slice of its definition, weeks for charts. */
export async function resultsOf(metric: MetricDefinition, context: Context): Promise<MetricResult[]> {
  const results: MetricResult[] = [];
  for (const clock of metric.clocks ?? [undefined]) {
    const missing = missingFor(metric, clock, context);
    const answerable = missing.length === 0;
    if (answerable || isMain(metric, clock))
      results.push(...(await ofClock({ metric, clock, answerable, missing, context })));
  }
  return results;
}

async function ofClock(shared: Series): Promise<MetricResult[]> {
  const { metric, clock, answerable, context } = shared;
  const { connection, sources, calendar, targets } = context;
  if (answerable && metric.kind === 'list') return silentRules(shared);
  if (answerable && metric.kind === 'phases') return tuningEffects(shared);
  const abilities = abilitiesFor(metric, sources).map((ability) => ({
    ...ability,
    able: ability.able && answerable,
  }));
  if (answerable && metric.kind === 'levels') return levelsOf(shared, abilities);
  const target = typeof metric.within === 'object' ? targets?.[metric.within.target] : undefined;
  await prepare(connection, metric, { abilities, clock, target });
  const duty = metric.per && answerable ? await dutyOf(context) : undefined;
  const series = { ...shared, duty };
  const results: MetricResult[] = [];
  const keys = metric.slices.filter((names) => isMain(metric, clock) || names[0] === 'team');
  const cut: { by: readonly SliceKey[]; cells: Cells }[] = [];
  for (const by of [[], ...(answerable ? keys : [])]) {
    const cells = await collect(connection, abilities, 'month', metric.loudest && answerable ? ['rule'] : by);
    if (by.length > 0 && saysNothing(cells)) continue;
    if (by.length === 0 && cells.size === 0) cells.set('{}', new Map());
    cut.push({ by, cells });
  }
  // The only value of a key has the cases of all.
  const apart = cut.filter(({ by, cells }) => by.length > 0 && cells.size > 1).flatMap(({ by }) => by);
  const lengths = isTimed(metric) && answerable ? await Lengths.read(connection, apart) : undefined;
  const whole = lengths && samplesBy(lengths, undefined, calendar);
  for (const { by, cells } of cut) {
    const own = by[0] !== undefined && apart.includes(by[0]);
    results.push(...sliced(series, by, cells, lengths && own ? samplesBy(lengths, by[0], calendar) : whole));
  }
  if (!metric.weekly || !answerable || !isMain(metric, clock)) return results;
  const weeks = (await collect(connection, abilities, 'week', [])).get('{}');
  if (!weeks) return results;
  const byRule = keys.some(([name]) => name === 'rule')
    ? await collect(connection, abilities, 'week', ['rule'])
    : undefined;
  const drawn = byRule ? results.map((result) => withWeeks(result, byRule, calendar)) : results;
  return [...drawn, ...byPeriod(series, {}, 'week', weeks)];
}

/** The weeks of a rule stand in its newest year: a chart needs them, and a result of each would be ten times the bytes. */
function withWeeks(result: MetricResult, cells: Cells, { year, week }: Context['calendar']): MetricResult {
  const own = result.period === year.at(-1)?.id && cells.get(JSON.stringify(result.slice));
  if (!own) return result;
  const weeks = week.flatMap(({ id }, i): [string, number][] => {
    const n = own.get(i)?.outcomes.get('counted') ?? 0;
    return n > 0 ? [[id, n]] : [];
  });
  return { ...result, weeks };
}

/** The results of every slice by some keys. `samples` cuts the durations of the first of them. */
function sliced(
  series: Series,
  by: readonly SliceKey[],
  cells: Cells,
  samples: ReturnType<typeof samplesBy> | undefined,
): MetricResult[] {
  const { metric, context, answerable } = series;
  const { kept, rules } = withinRules(cells, by, context);
  const results: MetricResult[] = [];
  for (const [key, months] of kept) {
    const slice = metric.loudest ? {} : (JSON.parse(key) as MetricSlice);
    const value = by[0] && slice[by[0]];
    const rolled = (kind: Stretch) =>
      rollUp(months, context.calendar, kind, samples && ((position) => samples(kind)(value, position)));
    if (metric.snapshot && answerable) {
      results.push(...atTheEnd(series, slice, rolled('all').get(0) ?? emptyCell()));
      continue;
    }
    for (const kind of answerable ? kindsFor(by) : (['quarter', 'year'] as const)) {
      const cut = metric.loudest ? loudest(cells, context.calendar, kind, metric.loudest) : rolled(kind);
      results.push(...byPeriod(series, slice, kind, cut));
    }
    if (metric.loudest) break;
  }
  // Said once, where a reader of the slices looks first.
  return rules ? results.map((result, i) => (i === 0 ? { ...result, rules } : result)) : results;
}

/**
 * The results of one slice over one kind of period. A period without rows is written only where that is
 * itself the answer: a count of 0, or what no source has.
 */
function byPeriod(
  series: Series,
  slice: MetricSlice,
  kind: PeriodKind,
  cells: Map<number, Cell>,
): MetricResult[] {
  const { metric, clock, answerable, missing, context, duty } = series;
  const { calendar, since, targets } = context;
  const asOf = Date.parse(context.asOf);
  const overall = Object.keys(slice).length === 0;
  const limits = kind === 'week' ? limitsOf(metric, cells, context) : undefined;
  return calendar[kind].flatMap((period, i) => {
    const cell = cells.get(i);
    const always = kind === 'year' && overall && cell !== undefined;
    if (!isKept(calendar, kind, i, 'rule' in slice, always)) return [];
    const emptyToo = overall && (metric.statistic === 'R' || !answerable);
    if (!cell && !(emptyToo && period.from < asOf)) return [];
    const before = calendar[kind][i - 1];
    const result = resultOf(
      {
        ...{ metric, period, slice, clock, since, answerable, missing, asOf },
        cell: cell ?? emptyCell(),
        previous: before && { period: before, cell: cells.get(i - 1) ?? emptyCell() },
        target: targets?.[metric.id],
        limits: limits?.(i),
        duty: duty && ((of) => duty(slice, of)),
      },
      detailOf(kind, overall && isMain(metric, clock)),
    );
    return overall || result.n > 0 ? [result] : [];
  });
}

/** The state when the data end, as a figure of the quarter in which they do. */
function atTheEnd(series: Series, slice: MetricSlice, cell: Cell): MetricResult[] {
  const { metric, clock, answerable, missing, context } = series;
  const { period } = lastQuarter(context);
  if (!period) return [];
  const asOf = Date.parse(context.asOf);
  const { since } = context;
  const subject = { metric, period, slice, clock, cell, since, answerable, missing, asOf };
  const overall = Object.keys(slice).length === 0;
  const result = resultOf(subject, overall ? 'shape' : 'full');
  return overall || result.n > 0 ? [result] : [];
}

function isMain({ clocks }: MetricDefinition, clock: MetricClock | undefined): boolean {
  return clocks === undefined || clock === clocks[0];
}

function kindsFor(keys: readonly SliceKey[]): PeriodKind[] {
  return keys.length === 0 || keys[0] === 'team' ? ['month', 'quarter', 'year'] : ['quarter', 'year'];
}

function detailOf(kind: PeriodKind, overall: boolean): Detail {
  if (kind === 'week') return 'point';
  return overall && kind !== 'month' ? 'shape' : 'full';
}

/** A key that no source fills would repeat the overall result as "unknown". */
function saysNothing(cells: Cells): boolean {
  const slices = [...cells.keys()];
  return slices.length === 0 || (slices.length === 1 && (slices[0] ?? '').includes(':"unknown"'));
}
