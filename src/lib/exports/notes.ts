import type { DuckDBConnection } from '@duckdb/node-api';
import { canonicalTables, incidentStart, type Kind } from './canonical.ts';
import type { FieldLedger, FileLedger, SourceLedger } from './ledger.ts';
import { identifier } from './open.ts';
import { row } from './query.ts';

/** Pairs of stamps that follow each other: [earlier, later]. */
const order: Readonly<Record<Kind, readonly (readonly [string, string])[]>> = {
  alerts: [
    ['event_at', 'created_at'],
    ['created_at', 'acknowledged_at'],
    ['created_at', 'closed_at'],
  ],
  incidents: [
    ['occurred_at', incidentStart.at],
    ...['acknowledged_at', 'contained_at', 'eradicated_at', 'recovered_at', 'resolved_at', 'closed_at'].map(
      (stage) => [incidentStart.at, stage] as const,
    ),
  ],
};

/** Rows whose stamps run backwards, beyond the tolerance in seconds and within it. */
export async function backwards(
  connection: DuckDBConnection,
  kind: Kind,
  source: string,
  tolerance: number,
): Promise<{ negative: number; skew: number }> {
  const gaps = order[kind].map(([earlier, later]) => `epoch(${later}) - epoch(${earlier})`);
  return row(
    connection,
    `SELECT count(*) FILTER (gap < -$tolerance)::DOUBLE AS negative,
       count(*) FILTER (gap < 0 AND gap >= -$tolerance)::DOUBLE AS skew
     FROM (SELECT least(${gaps.join(', ')}) AS gap FROM ${canonicalTables[kind].table} WHERE source = $source)`,
    { source, tolerance },
  );
}

/**
 * Nulls of every canonical column, put beside where each comes from. A list is NULL where its text in the view `settled`
 * is, which has the column if the files were `read` with it.
 */
export async function countNulls(
  connection: DuckDBConnection,
  kind: Kind,
  source: string,
  availability: (field: string) => Omit<FieldLedger, 'nulls'>,
  read: (field: string) => boolean,
): Promise<SourceLedger['fields']> {
  const { table, columns } = canonicalTables[kind];
  const fields = Object.entries(columns).filter(([name]) => name !== 'source');
  const names = fields.map(([name]) => name);
  const counts = fields.map(([name, type]) => {
    const count = `count(*) FILTER (${identifier(name)} IS NULL)`;
    const text = type === 'VARCHAR[]' && read(name);
    return `${text ? `(SELECT ${count} FROM settled)` : count}::DOUBLE AS ${identifier(name)}`;
  });
  const nulls = await row<Record<string, number>>(
    connection,
    `SELECT ${counts.join(', ')} FROM ${table} WHERE source = $source`,
    { source },
  );
  return Object.fromEntries(names.map((name) => [name, { ...availability(name), nulls: nulls[name] ?? 0 }]));
}

/** A timer that closes resolved incidents: at least half of 20 or more within an hour of their median. */
export async function autoClose(
  connection: DuckDBConnection,
  source: string,
): Promise<SourceLedger['auto_close']> {
  const found = await row<{ median: number | null; share: number | null; n: number }>(
    connection,
    `WITH delay AS (SELECT epoch(closed_at) - epoch(resolved_at) AS seconds FROM incident
       WHERE source = $source AND closed_at IS NOT NULL AND resolved_at IS NOT NULL),
     middle AS (SELECT median(seconds) AS median, count(*)::DOUBLE AS n FROM delay)
     SELECT median, n, (SELECT avg((abs(seconds - median) <= 3600)::INTEGER) FROM delay) AS share FROM middle`,
    { source },
  );
  if (found.n < 20 || found.median === null || found.share === null || found.share < 0.5 || found.median <= 0)
    return undefined;
  return { median: Math.floor(found.median + 0.5), share: found.share, n: found.n };
}

const limits = [1000, 5000, 10_000, 30_000];

/** Earlier than both neighbours by less than this is chance. */
const day = 86_400;

/**
 * A sentence when files look cut off: as many rows as export limits allow, or a newest row older than
 * those of both files beside it. `newest`: seconds since 1970 of the newest creation, in the order of `files`.
 */
export function capped(
  files: readonly FileLedger[],
  newest: readonly (number | undefined)[],
): string | undefined {
  const exact = files
    .filter(({ rows }) => limits.includes(rows.read))
    .map(({ path, rows }) => `${path} holds exactly ${rows.read.toLocaleString('en-GB')} rows`);
  const early = files.flatMap(({ path }, index) => {
    const [before, own, after] = [newest[index - 1], newest[index], newest[index + 1]];
    if (before === undefined || own === undefined || after === undefined) return [];
    return own + day < Math.min(before, after)
      ? [`${path} ends on ${new Date(own * 1000).toISOString().slice(0, 10)}, before both files beside it`]
      : [];
  });
  const list = [...exact, ...early];
  return list.length === 0 ? undefined : `looks capped: ${list.join(', ')}`;
}
