import { metricsFile, type MetricResult, type MetricsFile } from '#lib/model/metrics.ts';
import { calendarBetween, earliest } from './calendar.ts';
import { catalogue } from './catalogue/catalogue.ts';
import { placeFeedback } from './feedback.ts';
import { hoursStep } from './hours.ts';
import { placeMoments } from './moments.ts';
import type { ComputeOptions } from './options.ts';
import { kindOf } from './periods.ts';
import { resultsOf } from './results.ts';
import { placeSeen, viewStarts } from './seen/seen.ts';
import { publicSource } from './sources.ts';
import { nobody, placeWatch, spansOf } from './watch.ts';

/**
 * The whole catalogue, as metrics.json holds it: validated, keys in schema order, results sorted.
 * Throws NoSuchPeriod for a period the data do not reach.
 */
export async function computeMetrics(options: ComputeOptions): Promise<MetricsFile> {
  const { connection, sources, asOf, timezone } = options;
  await viewStarts(connection);
  const since = await firstStart(options);
  const calendar = calendarBetween(since, Date.parse(asOf), timezone, options.period);
  const whole = { from: calendar.month[0]?.from ?? since, to: calendar.month.at(-1)?.to ?? since };
  const watch = options.watch ?? nobody;
  const spans = spansOf(watch, whole.from, whole.to);
  await placeMoments(connection, calendar, spans, timezone, hoursStep(watch.hours));
  await placeWatch(connection, watch);
  await placeSeen(connection, asOf);
  await placeFeedback(connection, options.feedback);
  const results: MetricResult[] = [];
  for (const metric of catalogue) {
    options.onProgress?.(`computing ${metric.id}`);
    results.push(...(await resultsOf(metric, { ...options, calendar, since, watch, spans })));
  }
  return metricsFile.parse({
    schema: 1,
    as_of: asOf,
    timezone,
    sources: [...sources.map(publicSource), ...(options.feedback ? [options.feedback.source] : [])].sort(
      (a, b) => (a.id < b.id ? -1 : 1),
    ),
    results: results.sort(byPlace),
  });
}

/** The first instant anything began, in milliseconds; `as_of` without rows. */
async function firstStart({ connection, asOf, onProgress }: ComputeOptions): Promise<number> {
  const reader = await connection.runAndReadAll(
    `SELECT CAST(epoch(min(starts) FILTER (WHERE starts >= epoch_ms(${earliest}))) * 1000 AS DOUBLE),
       CAST(count(*) FILTER (WHERE starts < epoch_ms(${earliest})) AS INTEGER)
     FROM (SELECT created_at AS starts FROM alert
       UNION ALL SELECT starts FROM begun)`,
  );
  const [first, ancient] = reader.getRows()[0] ?? [];
  if (ancient !== 0) onProgress?.(`${String(ancient)} rows begin before 1990 and belong to no period`);
  return typeof first === 'number' ? Math.min(first, Date.parse(asOf)) : Date.parse(asOf);
}

function byPlace(a: MetricResult, b: MetricResult): number {
  const [left, right] = [place(a), place(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** By metric, then slice, clock, kind of period and period: a series reads downwards in a diff. */
function place({ metric, clock, slice, period }: MetricResult): string {
  return [metric, JSON.stringify(slice), clock ?? '', kindOf(period), period].join('\n');
}
