import type { DuckDBConnection } from '@duckdb/node-api';
import type { ReadField } from './compile.ts';
import { identifier, literal } from './open.ts';
import { row } from './query.ts';
import { folds } from './zone.ts';

const earliest = Date.UTC(1990, 0, 1);
const latest = Date.UTC(2100, 0, 1);

/**
 * Zone-less times of one file that the wall clock of `timezone` shows twice. They are read as the second
 * of the two, so they may be off by the length of the fold.
 */
export async function countFolded(
  connection: DuckDBConnection,
  index: number,
  fields: readonly ReadField[],
  timezone: string | undefined,
): Promise<number> {
  const times = fields.filter(({ time }) => time);
  if (timezone === undefined || timezone === 'UTC' || times.length === 0) return 0;
  const names = times.map(({ name }) => identifier(name)).join(', ');
  const span = await row<{ low: number | null; high: number | null }>(
    connection,
    `SELECT epoch_ms(min(least(${names})))::DOUBLE AS low, epoch_ms(max(greatest(${names})))::DOUBLE AS high
     FROM staged WHERE file = ${index}`,
  );
  if (span.low === null || span.high === null) return 0;
  const found = folds(
    timezone,
    new Date(Math.max(span.low, earliest)),
    new Date(Math.min(span.high, latest)),
  );
  if (found.length === 0) return 0;
  const stamp = (date: Date) => `TIMESTAMP ${literal(date.toISOString().slice(0, 19))}`;
  let count = 0;
  for (const { name, time } of times) {
    const within = found.map(
      ({ from, to }) => `(${identifier(name)} >= ${stamp(from)} AND ${identifier(name)} < ${stamp(to)})`,
    );
    const result = await row<{ count: number }>(
      connection,
      `SELECT count(*)::DOUBLE AS count FROM raw WHERE (${time?.local}) IS NOT NULL
       AND rowid IN (SELECT row FROM staged WHERE file = ${index} AND (${within.join(' OR ')}))`,
    );
    count += result.count;
  }
  return count;
}
