import type { DuckDBConnection } from '@duckdb/node-api';
import { identifier, literal } from './open.ts';
import { row } from './query.ts';
import { rereadTexts, type StagedTable } from './stage.ts';
import { folds } from './zone.ts';

const day = 86_400_000;
const earliest = Date.UTC(1990, 0, 1);
const latest = Date.UTC(2100, 0, 1);

/**
 * Zone-less times of one file that the wall clock of `timezone` shows twice. They are read as the second
 * of the two, so they may be off by the length of the fold.
 */
export async function countFolded(
  connection: DuckDBConnection,
  staged: StagedTable,
  timezone: string | undefined,
): Promise<number> {
  const times = staged.fields.filter(({ time }) => time);
  if (timezone === undefined || timezone === 'UTC' || times.length === 0) return 0;
  const names = times.map(({ name }) => identifier(name)).join(', ');
  const span = await row<{ low: number | null; high: number | null }>(
    connection,
    `SELECT epoch_ms(min(least(${names})))::DOUBLE AS low, epoch_ms(max(greatest(${names})))::DOUBLE AS high
     FROM ${staged.table}`,
  );
  if (span.low === null || span.high === null) return 0;
  const found = folds(
    timezone,
    // A file may begin in the fold, after the clocks were turned.
    new Date(Math.max(span.low - day, earliest)),
    new Date(Math.min(span.high, latest)),
  );
  if (found.length === 0) return 0;
  const stamp = (date: Date) => `TIMESTAMP ${literal(date.toISOString().slice(0, 19))}`;
  const inFold = (name: string) =>
    found
      .map(({ from, to }) => `(${identifier(name)} >= ${stamp(from)} AND ${identifier(name)} < ${stamp(to)})`)
      .join(' OR ');
  await rereadTexts(connection, staged, times.map(({ name }) => inFold(name)).join(' OR '));
  const counts = times.map(
    ({ name, time }) =>
      `SELECT count(*) AS count FROM cell JOIN ${staged.table} AS typed ON typed.rowid = cell.row
       WHERE (${time?.local}) IS NOT NULL AND (${inFold(name).replaceAll(identifier(name), `typed.${identifier(name)}`)})`,
  );
  const total = await row<{ count: number }>(
    connection,
    `SELECT sum(count)::DOUBLE AS count FROM (${counts.join(' UNION ALL ')})`,
  );
  return total.count;
}
