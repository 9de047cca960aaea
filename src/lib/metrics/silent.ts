import type { MetricResult } from '#lib/model/metrics.ts';
import { emptyCell } from './cell.ts';
import { rowsOf } from './prepare.ts';
import { rounded } from './result/proportion.ts';
import { resultOf } from './result/result.ts';
import { lastQuarter, type Series } from './series.ts';

/** So long without an alert is silence. */
export const silentDays = 90;
const day = 86_400_000;

/**
 * Live use cases of which no rule alerted in the last 90 days: k of n, and each with the day it last did and how many
 * alerts its own expectation would have brought since. No use cases, no result. Exports that reach back less say so
 * by counting from their first row.
 */
export async function silentRules(series: Series): Promise<MetricResult[]> {
  const { metric, context, answerable, missing } = series;
  const { period } = lastQuarter(context);
  const rules = context.rules ?? [];
  if (!period || rules.length === 0) return [];
  const asOf = Date.parse(context.asOf);
  const last = await lastAlerts(series);
  const watched = Math.min(silentDays, (asOf - context.since) / day);
  const useCases = Map.groupBy(rules, ({ useCase }) => useCase);
  const items = [...useCases]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([id, own]) => {
      const seen = Math.max(...own.map(({ rule }) => last.get(rule) ?? -Infinity));
      if (seen >= asOf - silentDays * day) return [];
      const weekly = own[0]?.expectedPerWeek;
      return {
        id,
        ...(seen > -Infinity ? { last: new Date(seen).toISOString().slice(0, 10) } : {}),
        ...(weekly === undefined ? {} : { expected: rounded((weekly * watched) / 7) }),
      };
    });
  const cell = emptyCell();
  cell.outcomes.set('yes', items.length).set('no', useCases.size - items.length);
  const { since } = context;
  const subject = { metric, period, slice: {}, cell, since, answerable, missing, asOf };
  return [{ ...resultOf(subject, 'point'), items }];
}

/** The newest alert of each rule, in milliseconds. */
async function lastAlerts({ metric, context }: Series): Promise<Map<string, number>> {
  const { connection } = context;
  const reader = await connection.runAndReadAll(
    `WITH row_of AS (${rowsOf(metric)})
     SELECT rule, CAST(max(epoch(starts)) * 1000 AS DOUBLE) FROM row_of WHERE outcome = 'counted' GROUP BY rule`,
  );
  return new Map(reader.getRows().map(([rule, at]) => [String(rule), Number(at)]));
}
