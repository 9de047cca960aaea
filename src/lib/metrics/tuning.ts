import type { MetricChange, MetricResult } from '#lib/model/metrics.ts';
import { emptyCell } from './cell.ts';
import { rowsOf } from './prepare.ts';
import { rounded } from './result/proportion.ts';
import { resultOf } from './result/result.ts';
import { lastQuarter, type Series } from './series.ts';
import { rateRatio } from './statistics/rate-ratio.ts';

const week = 7 * 86_400_000;
/** As far as a phase reaches, and the shortest that is compared, in weeks. */
const [longest, shortest] = [26, 4];
/** Alerts in both phases together below which nothing is compared. */
const enough = 20;

/**
 * Alerts a week of each rule of a tuned use case, before and after its tuning date, with the exact interval of their
 * ratio: a u chart with one change of phase. Here n counts the alerts after the tuning, which may rightly be few, so
 * what is asked for is 20 alerts in both phases together and four weeks in each.
 */
export async function tuningEffects(series: Series): Promise<MetricResult[]> {
  const { metric, context, answerable, missing } = series;
  const { since } = context;
  const { period } = lastQuarter(context);
  const asOf = Date.parse(context.asOf);
  if (!period) return [];
  const results: MetricResult[] = [];
  for (const { rule, tunedOn } of context.rules ?? []) {
    // The day itself is neither before nor after: nobody wrote down the hour.
    const at = tunedOn === undefined ? Infinity : Date.parse(tunedOn);
    const before = { from: Math.max(since, at - longest * week), to: at };
    const after = { from: at + 86_400_000, to: Math.min(asOf, at + 86_400_000 + longest * week) };
    if (tunedOn === undefined || before.from >= before.to || after.from >= after.to) continue;
    const [b, a] = [await phase(series, rule, before), await phase(series, rule, after)];
    if (a.n + b.n === 0) continue;
    const { ratio, low, high } = rateRatio(
      { count: b.n, exposure: b.weeks },
      { count: a.n, exposure: a.weeks },
    );
    const few = a.n + b.n < enough || a.weeks < shortest || b.weeks < shortest;
    const apart = (low !== null && low > 1) || (high !== null && high < 1);
    const change: MetricChange = few ? 'too-few' : apart ? 'changed' : 'no-clear-change';
    const cell = emptyCell();
    cell.outcomes.set('counted', a.n);
    const subject = { metric, period, slice: { rule }, cell, since, answerable, missing, asOf };
    results.push({
      ...resultOf(subject, 'point'),
      status: few ? 'few' : 'ok',
      phases: { on: tunedOn, before: b, after: a, ...finite({ ratio, low, high }) },
      change,
    });
  }
  return results;
}

async function phase(
  { metric, context }: Series,
  rule: string,
  { from, to }: { from: number; to: number },
): Promise<{ n: number; weeks: number; rate: number }> {
  const { connection } = context;
  const reader = await connection.runAndReadAll(
    `WITH row_of AS (${rowsOf(metric)})
     SELECT CAST(count(*) AS DOUBLE) FROM row_of WHERE outcome = 'counted' AND rule = $rule
       AND epoch(starts) >= ${from / 1000} AND epoch(starts) < ${to / 1000}`,
    { rule },
  );
  const n = Number(reader.getRows()[0]?.[0] ?? 0);
  const weeks = (to - from) / week;
  return { n, weeks: rounded(weeks), rate: rounded(n / weeks) };
}

function finite<T extends Record<string, number | null>>(figures: T): T {
  return Object.fromEntries(
    Object.entries(figures).map(([key, value]) => [key, value === null ? null : rounded(value)]),
  ) as T;
}
