import type { DuckDBConnection } from '@duckdb/node-api';
import type { Calendar } from './calendar.ts';
import { daysBetween, type Period } from './periods.ts';

/** Every time zone's midnight lies on a quarter of an hour in UTC. */
export const slotSeconds = 900;

/**
 * Fills the table `slot`: for each quarter of an hour since 1970 the position of its month, week and day
 * in the calendar. Joining on a whole number places ten million rows ten times faster than comparing times.
 */
export async function placeCalendar(
  connection: DuckDBConnection,
  { month, week }: Calendar,
  zone: string,
): Promise<void> {
  await fill(connection, 'month', month);
  await fill(connection, 'week', week);
  await fill(connection, 'day', daysBetween(month[0]?.from ?? 0, month.at(-1)?.to ?? 0, zone));
  const [first, end] = [month[0]?.from ?? 0, month.at(-1)?.to ?? 0].map((ms) => ms / 1000 / slotSeconds);
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE slot AS
     SELECT numbers.slot, month.position::USMALLINT AS month, week.position::USMALLINT AS week, day.position AS day
     FROM (SELECT CAST(range AS DOUBLE) AS slot FROM range(CAST(${first} AS BIGINT), CAST(${end} AS BIGINT))) numbers
     ASOF LEFT JOIN month ON numbers.slot >= month.starts
     ASOF LEFT JOIN week ON numbers.slot >= week.starts
     ASOF LEFT JOIN day ON numbers.slot >= day.starts`,
  );
}

async function fill(
  connection: DuckDBConnection,
  name: string,
  periods: readonly Pick<Period, 'from'>[],
): Promise<void> {
  const rows = periods.map(
    ({ from }, position) => `(${position}, CAST(${from / 1000 / slotSeconds} AS DOUBLE))`,
  );
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE ${name} AS FROM (VALUES ${rows.join(', ')}) v(position, starts)`,
  );
}
