import type { MetricSlice } from '#lib/model/metrics.ts';
import type { Context } from './options.ts';
import type { Period } from './periods.ts';
import { dutyHours } from './watch.ts';

/**
 * Hours on duty in a period, for a slice by team or for all: the sum over the teams that have rows in `"case"`. Only
 * the part of a period that was watched counts. 0 where nobody is known.
 */
export async function dutyOf(context: Context): Promise<(slice: MetricSlice, period: Period) => number> {
  const { connection, watch, spans, since } = context;
  const reader = await connection.runAndReadAll(
    `SELECT DISTINCT team FROM "case" WHERE outcome = 'counted' AND team IS NOT NULL`,
  );
  const seen = reader.getRows().map(([team]) => String(team));
  const end = Date.parse(context.asOf);
  return ({ team }, { from, to }) => {
    const watched = { from: Math.max(from, since), to: Math.min(to, end) };
    const teams = team === undefined ? seen : [team];
    return teams.reduce((sum, id) => sum + (dutyHours(watch, spans, id, watched) ?? 0), 0);
  };
}
