/**
 * `content/metrics/metrics.json`: aggregates, their inputs and what was left out.
 * Pages, reports, coverage and tests share this one schema. Durations are integer seconds,
 * proportions are 0 to 1, instants are ISO 8601 in UTC. Keys are written in the order they have here.
 */
import { z } from 'zod';

const count = z.int().nonnegative();
const seconds = z.int().nonnegative();
const proportion = z.number().min(0).max(1);
const instant = z.iso.datetime();
const kebab = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'expected lower-case words joined by hyphens');

/** A month `2026-09`, a quarter `2026-Q3`, a year `2026` or an ISO week `2026-W31`. */
export const periodId = z
  .string()
  .regex(
    /^\d{4}(-(0[1-9]|1[0-2])|-Q[1-4]|-W(0[1-9]|[1-4]\d|5[0-3]))?$/,
    'expected a period such as 2026-09, 2026-Q3, 2026 or 2026-W31',
  );

/** Rows of one file. The ledger holds: read = accepted + quarantined + merged. */
export const ledgerRows = z
  .strictObject({ read: count, accepted: count, quarantined: count, merged: count })
  .refine((rows) => rows.read === rows.accepted + rows.quarantined + rows.merged, {
    error: 'read must equal accepted + quarantined + merged',
  });

/** Where a canonical field comes from; `proxy` names the column that stands in for it. */
export const fieldAvailability = z.strictObject({
  availability: z.enum(['stamped', 'proxy', 'not-in-source']),
  proxy: z.string().optional(),
  nulls: count,
});

export const metricsSource = z.strictObject({
  id: z.string(),
  format: z.string(),
  kind: z.enum(['alerts', 'incidents']).optional(),
  /** When the team said the export was taken. */
  exported_at: instant.optional(),
  /** Invented data that ships with the portal; pages made from it carry a banner. */
  sample: z.literal(true).optional(),
  files: z.array(
    z.strictObject({ path: z.string(), sha256: z.string().regex(/^[0-9a-f]{64}$/), rows: ledgerRows }),
  ),
  fields: z.record(z.string(), fieldAvailability).optional(),
  /** Accepted rows whose end lies before their start by more than the tolerance, and by less. */
  negative: count.optional(),
  skew: count.optional(),
  /** Most closures follow the resolution after one fixed delay: a timer, not work. */
  auto_close: z.strictObject({ median: seconds, share: proportion, n: count }).optional(),
  /** A sentence, when a file looks cut off by an export limit. */
  capped: z.string().optional(),
});

/** What a result is about. The overall result has `{}`. */
export const metricSlice = z.strictObject({
  team: z.string().optional(),
  severity: z.string().optional(),
  level: z.string().optional(),
  rule: z.string().optional(),
  source: z.string().optional(),
  category: z.string().optional(),
});

export const metricStatus = z.enum(['ok', 'few', 'too-few', 'none', 'not-in-source']);
/** `changed`: clearly different, for a metric where neither direction is better. */
export const metricChange = z.enum(['better', 'worse', 'changed', 'no-clear-change', 'too-few']);
export const metricUnit = z.enum(['seconds', 'count', 'share']);
/** Wall clock, business calendar, the service's own hours. */
export const metricClock = z.enum(['W', 'B', 'S']);

/** 95 % unless `level` says otherwise. A bound is null when the data cannot give it. */
export const metricInterval = z.strictObject({
  low: z.number().nonnegative().nullable(),
  high: z.number().nonnegative().nullable(),
  level: proportion,
  method: z.enum(['kaplan-meier', 'order-statistics', 'wilson', 'poisson']),
});

/** Rows that are not in `n`, by reason. */
export const leftOut = z.strictObject({
  test: count.optional(),
  negative: count.optional(),
  missing_start: count.optional(),
  missing_end: count.optional(),
  merged: count.optional(),
  /** Touched or closed by automation alone. */
  automated: count.optional(),
  /** Still open, or closed without a verdict, where a verdict is what is counted. */
  undecided: count.optional(),
  /** From a source that does not have the stamp at all. */
  not_in_source: count.optional(),
  /** Begins after `as_of`. */
  outside: count.optional(),
  /** Without the value that is counted: a rule, an asset, who found it. */
  unknown: count.optional(),
  /** Younger than 14 days, where a verdict takes that long. */
  immature: count.optional(),
  /** Of a team without hours, or without an agreed time, in portal.yaml. */
  no_hours: count.optional(),
  no_target: count.optional(),
  /** Judged again, and in no export. */
  no_alert: count.optional(),
});

const phase = z.strictObject({ n: count, weeks: z.number().positive(), rate: z.number().nonnegative() });

export const metricResult = z.strictObject({
  metric: kebab,
  definition: z.int().positive(),
  period: periodId,
  slice: metricSlice,
  status: metricStatus,
  /** With `not-in-source`: the fields, keys or files that would answer. */
  missing: z.array(z.string()).optional(),
  /** Stamps that stand in for the ones the definition asks for. */
  proxy: z.array(z.string()).optional(),
  /** The period ends less than 14 days before `as_of`, or after it. */
  provisional: z.literal(true).optional(),
  clock: metricClock.optional(),
  unit: metricUnit,
  /** Cases the figure rests on; the count itself when the unit is `count`. Includes the open ones. */
  n: count,
  open: count.optional(),
  k: count.optional(),
  /** Absent below 10 cases: say "k of n". */
  share: proportion.optional(),
  /** Null when never reached; `beyond` is then the longest follow-up. */
  median: seconds.nullable().optional(),
  p90: seconds.nullable().optional(),
  beyond: seconds.optional(),
  /** The longest that anything has waited, where waiting is what is measured. */
  oldest: seconds.optional(),
  interval: metricInterval.optional(),
  left_out: leftOut.optional(),
  /** Intervals below zero within the source's skew tolerance, taken as 0. */
  zeroed: count.optional(),
  finished: z
    .strictObject({ n: count, median: seconds.optional(), mean: seconds.optional(), p90: seconds.optional() })
    .optional(),
  /** Share of the decided cases within the target. Below 10 cases only `k` of `n`. */
  at_target: z
    .strictObject({
      target: seconds,
      n: count,
      k: count,
      share: proportion.optional(),
      low: proportion.optional(),
      high: proportion.optional(),
    })
    .optional(),
  /** Fewer than ten cases: the durations of the finished ones, ascending. */
  cases: z.array(seconds).max(9).optional(),
  /** [t, S(t), low, high, at risk]. */
  curve: z
    .array(z.tuple([seconds, proportion, proportion, proportion, count]))
    .max(60)
    .optional(),
  /** [from, to, count] of the finished ones. */
  bins: z
    .array(z.tuple([seconds, seconds, count]))
    .max(20)
    .optional(),
  /** [ISO week, count] of a slice that is drawn by itself, the weeks with none left out. */
  weeks: z.array(z.tuple([periodId, count])).optional(),
  /** What chance alone explains of a weekly point, judged by `points` weeks from the week `from` on. */
  limits: z
    .strictObject({
      center: z.number(),
      lower: z.number(),
      upper: z.number(),
      method: z.enum(['xmr', 'u']),
      from: periodId,
      points: count,
    })
    .optional(),
  /** Events per hour that somebody was on duty, with the exact interval. */
  rate: z
    .strictObject({
      per: z.literal('duty-hour'),
      exposure: z.number().positive(),
      value: z.number().nonnegative(),
      low: z.number().nonnegative(),
      high: z.number().nonnegative(),
    })
    .optional(),
  /** A rate before and after a date, per week; `ratio` is after ÷ before with its exact interval. */
  phases: z
    .strictObject({
      on: z.iso.date(),
      before: phase,
      after: phase,
      ratio: z.number().nonnegative().nullable(),
      low: z.number().nonnegative().nullable(),
      high: z.number().nonnegative().nullable(),
    })
    .optional(),
  /** A total by what it is made of, such as exceptions that are active, about to end and expired. */
  parts: z.record(z.string(), count).optional(),
  /** What is on a list, each with the last time it was seen and how often it was expected since. */
  items: z
    .array(
      z.strictObject({
        id: z.string(),
        last: z.iso.date().optional(),
        expected: z.number().nonnegative().optional(),
      }),
    )
    .optional(),
  /** Slices by rule that are written: those with most alerts, and those of a live use case. */
  rules: z.strictObject({ shown: count, of: count }).optional(),
  previous: z
    .strictObject({
      period: periodId,
      n: count,
      median: seconds.nullable().optional(),
      k: count.optional(),
      share: proportion.optional(),
      rate: z.number().nonnegative().optional(),
    })
    .optional(),
  change: metricChange.optional(),
});

export const metricsFile = z.strictObject({
  schema: z.literal(1),
  as_of: instant,
  timezone: z.string(),
  sources: z.array(metricsSource),
  results: z.array(metricResult),
});

export type MetricsFile = z.infer<typeof metricsFile>;
export type MetricsSource = z.infer<typeof metricsSource>;
export type MetricResult = z.infer<typeof metricResult>;
export type MetricSlice = z.infer<typeof metricSlice>;
export type MetricStatus = z.infer<typeof metricStatus>;
export type MetricChange = z.infer<typeof metricChange>;
export type MetricInterval = z.infer<typeof metricInterval>;
export type MetricClock = z.infer<typeof metricClock>;
export type MetricUnit = z.infer<typeof metricUnit>;
export type LeftOut = z.infer<typeof leftOut>;
