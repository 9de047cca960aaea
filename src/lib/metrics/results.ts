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
import { Lengths, type Samples } from './lengths.ts';
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

/** What `prepare` left, grouped by some keys. */
interface Cut {
  by: readonly SliceKey[];
  cells: Cells;
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
  const cut: Cut[] = [];
  for (const by of [[], ...(answerable ? keys : [])]) {
    const cells = await collect(connection, abilities, 'month', metric.loudest && answerable ? ['rule'] : by);
    if (by.length > 0 && saysNothing(cells)) continue;
    if (by.length === 0 && cells.size === 0) cells.set('{}', new Map());
    cut.push({ by, cells });
  }
  // The only value of a key has the cases of all.
  const keyOf = ({ by, cells }: Cut) => (cells.size > 1 ? by[0] : undefined);
  const apart = [...new Set(cut.flatMap((one) => keyOf(one) ?? []))];
  const lengths = isTimed(metric) && answerable ? await Lengths.read(connection, apart) : undefined;
  for (const [key, alike] of Map.groupBy(cut, keyOf))
    results.push(...sliced(series, alike, (kind) => lengths && samplesBy(lengths, key, calendar, kind)));
  lengths?.close();
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

/** The results of every slice of some cuts, whose durations are cut alike: by one kind of period after the other. */
function sliced(
  series: Series,
  cuts: readonly Cut[],
  samplesIn: (kind: Stretch) => Samples | undefined,
): MetricResult[] {
  const { metric, context, answerable } = series;
  const { calendar } = context;
  const found = cuts.map(({ by, cells }) => {
    const { kept, rules } = withinRules(cells, by, context);
    const slices = [...kept].slice(0, metric.loudest ? 1 : undefined).map(([key, months]) => {
      const slice = metric.loudest ? {} : (JSON.parse(key) as MetricSlice);
      return { slice, value: by[0] && slice[by[0]], months, results: [] as MetricResult[] };
    });
    const kinds: Stretch[] =
      metric.snapshot && answerable ? ['all'] : answerable ? kindsFor(by) : ['quarter', 'year'];
    return { cells, rules, kinds, slices };
  });
  for (const kind of ['all', 'month', 'quarter', 'year'] as const) {
    const wanted = found.filter(({ kinds }) => kinds.includes(kind));
    const samples = wanted.length > 0 ? samplesIn(kind) : undefined;
    for (const { cells, slices } of wanted)
      for (const { slice, value, months, results } of slices) {
        const rolled = rollUp(months, calendar, kind, samples && ((position) => samples(value, position)));
        if (kind === 'all') results.push(...atTheEnd(series, slice, rolled.get(0) ?? emptyCell()));
        else {
          const own = metric.loudest ? loudest(cells, calendar, kind, metric.loudest) : rolled;
          results.push(...byPeriod(series, slice, kind, own));
        }
      }
  }
  return found.flatMap(({ rules, slices }) => {
    const results = slices.flatMap((slice) => slice.results);
    // Said once, where a reader of the slices looks first.
    return rules ? results.map((result, i) => (i === 0 ? { ...result, rules } : result)) : results;
  });
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
