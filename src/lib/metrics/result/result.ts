import type { LeftOut, MetricClock, MetricResult, MetricSlice } from '#lib/model/metrics.ts';
import type { MetricDefinition } from '#lib/metrics/catalogue/definition.ts';
import { rows, type Cell } from '#lib/metrics/cell.ts';
import type { Period } from '#lib/metrics/periods.ts';
import { changeBetween } from './change.ts';
import { countFigures } from './count.ts';
import { durationFigures } from './duration.ts';
import { proportionFigures, rounded, wholeFigures } from './proportion.ts';
import { rateOf } from './rate.ts';
import { shapeOf } from './shape.ts';

/** Everything one figure depends on. */
export interface Subject {
  metric: MetricDefinition;
  period: Period;
  slice: MetricSlice;
  cell: Cell;
  /** The period before, where the data reach back to it. */
  previous?: { period: Period; cell: Cell } | undefined;
  asOf: number;
  /** Seconds, from the portal's metric targets. */
  target?: number | undefined;
  /** When the first row of all begins: nothing was counted before. */
  since: number;
  clock?: MetricClock | undefined;
  /** Some source has the stamps the metric needs. */
  answerable: boolean;
  /** What would make it answerable. */
  missing: readonly string[];
  /** Hours that somebody was on duty in a period, where the metric is per such an hour. */
  duty?: ((period: Period) => number) | undefined;
  /** What chance alone explains of a weekly point. */
  limits?: MetricResult['limits'] | undefined;
}

/** `point`: one of a series, figures only. `full`: with what was left out and the period before. */
export type Detail = 'point' | 'full' | 'shape';

const reasons = [
  ...['test', 'negative', 'missing_start', 'missing_end', 'merged'],
  ...['automated', 'undecided', 'not_in_source', 'outside'],
  ...['unknown', 'immature', 'no_hours', 'no_target', 'no_alert'],
] as (keyof LeftOut)[];
const maturing = 14 * 86_400_000;

/** One entry of metrics.json. */
export function resultOf(subject: Subject, detail: Detail): MetricResult {
  const { metric, period, slice, cell, asOf } = subject;
  const figures = figuresOf(subject, cell);
  const missing = figures.status === 'none' ? missingFor(subject) : undefined;
  return {
    metric: metric.id,
    definition: metric.definition,
    period: period.id,
    slice,
    status: 'none',
    unit: metric.unit,
    n: 0,
    ...(subject.clock ? { clock: subject.clock } : {}),
    ...(period.to > asOf - maturing ? { provisional: true as const } : {}),
    ...(cell.proxies.size > 0 ? { proxy: [...cell.proxies].sort() } : {}),
    ...figures,
    ...(metric.snapshot ? oldestOf(cell) : {}),
    ...(subject.duty && !missing ? rateOf(figures.n ?? 0, subject.duty(period)) : {}),
    ...(subject.limits ? { limits: subject.limits } : {}),
    ...(missing ? { status: 'not-in-source' as const, missing } : {}),
    ...(detail === 'point' ? {} : leftOutOf(cell)),
    ...(detail === 'shape' && (figures.n ?? 0) >= 10 && metric.unit === 'seconds'
      ? shapeOf(cell.sample)
      : {}),
    ...(detail === 'point' || missing ? {} : previousOf(subject, figures.n ?? 0)),
  };
}

/** The keys and fields without which nothing could be counted; undefined where there was nothing to count. */
function missingFor({ cell, answerable, missing }: Subject): string[] | undefined {
  if (!answerable) return [...missing];
  if (rows(cell, 'not_in_source') > 0) return [...missing];
  if (rows(cell, 'no_hours') > 0) return ['teams: hours of every team, in content/portal.yaml'];
  if (rows(cell, 'no_target') > 0) return ['teams: clock for every level, in content/portal.yaml'];
  return undefined;
}

/** A cell is asked twice: for its own period, and as the one before the next. */
const known = new WeakMap<Cell, Partial<MetricResult>>();

function figuresOf(subject: Subject, cell: Cell): Partial<MetricResult> {
  const figures = known.get(cell) ?? computed(subject, cell);
  known.set(cell, figures);
  return figures;
}

function computed({ metric, target }: Subject, cell: Cell): Partial<MetricResult> {
  if (metric.statistic === 'P') return proportionFigures(cell);
  if (metric.statistic === 'K') return wholeFigures(rows(cell, 'yes'), rows(cell, 'yes') + rows(cell, 'no'));
  if (metric.statistic === 'R' || metric.statistic === 'X') return countFigures(cell);
  return durationFigures(cell, metric.statistic, target);
}

/** Reasons with rows only; a reader takes a reason that is not there as none. */
function leftOutOf(cell: Cell): Pick<MetricResult, 'left_out' | 'zeroed'> {
  const present = reasons.filter((reason) => rows(cell, reason) > 0);
  return {
    ...(present.length > 0
      ? { left_out: Object.fromEntries(present.map((reason) => [reason, rows(cell, reason)])) }
      : {}),
    ...(cell.zeroed > 0 ? { zeroed: cell.zeroed } : {}),
  };
}

function previousOf(subject: Subject, n: number): Pick<MetricResult, 'previous' | 'change'> {
  const { metric, previous, period, cell } = subject;
  if (!previous) return {};
  const figures = figuresOf(subject, previous.cell);
  const before = { cell: previous.cell, n: figures.n ?? 0, exposure: exposure(previous.period, subject) };
  const now = { cell, n, exposure: exposure(period, subject) };
  return {
    previous: {
      period: previous.period.id,
      n: before.n,
      ...(figures.median === undefined ? {} : { median: figures.median }),
      ...(figures.k === undefined ? {} : { k: figures.k }),
      ...(figures.share === undefined ? {} : { share: figures.share }),
      ...(subject.duty ? { rate: rounded(before.n / before.exposure) } : {}),
    },
    change: changeBetween(metric, now, before),
  };
}

/** How long the oldest case has waited. */
function oldestOf({ sample }: Cell): Pick<MetricResult, 'oldest'> {
  const oldest = sample.finished[sample.finished.length - 1];
  return oldest === undefined ? {} : { oldest };
}

/** The part of a period that was watched, in milliseconds. */
function exposure(period: Period, { since, asOf, duty }: Subject): number {
  const { from, to } = period;
  if (duty) return Math.max(1 / 3600, duty(period));
  return Math.max(1, Math.min(to, asOf) - Math.max(from, since));
}
