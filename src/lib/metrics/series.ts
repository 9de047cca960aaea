import type { MetricClock, MetricSlice } from '#lib/model/metrics.ts';
import { isKept } from './calendar.ts';
import type { MetricDefinition } from './catalogue/definition.ts';
import type { Context } from './options.ts';
import type { Period } from './periods.ts';

/** What every result of one metric and clock shares. */
export interface Series {
  metric: MetricDefinition;
  clock: MetricClock | undefined;
  answerable: boolean;
  missing: readonly string[];
  context: Context;
  /** Hours on duty in a period, for a slice. */
  duty?: ((slice: MetricSlice, period: Period) => number) | undefined;
}

/** The quarter in which the data end, unless another period was asked for. */
export function lastQuarter({ calendar, asOf }: Context): { period: Period | undefined } {
  const position = calendar.quarter.findLastIndex(({ from }) => from < Date.parse(asOf));
  const kept = isKept(calendar, 'quarter', position, false, false);
  return { period: kept ? calendar.quarter[position] : undefined };
}
