import type { DuckDBConnection } from '@duckdb/node-api';
import type { Source } from '#lib/model/source.ts';
import { canonicalTables, neededFields, type Kind } from './canonical.ts';
import type { ReadField } from './compile.ts';
import { identifier, literal } from './open.ts';
import { row, rows } from './query.ts';
import type { StagedTable } from './stage.ts';

/** Creates the empty tables `alert` and `incident`. */
export async function createCanonicalTables(connection: DuckDBConnection): Promise<void> {
  for (const { table, columns } of Object.values(canonicalTables)) {
    const list = Object.entries(columns).map(([name, type]) => `${identifier(name)} ${type}`);
    await connection.run(`CREATE TABLE ${table} (${list.join(', ')})`);
  }
}

/** Rows of one file that were accepted, and that gave way to a later row with the same id. */
export interface SettledFile {
  accepted: number;
  merged: number;
}

/**
 * Moves the staged files of a source into its canonical table: of the rows with one id the latest `updated_at` counts, then the
 * highest `sequence`, then the last one read. Returns counts by file number.
 */
export async function settle(
  connection: DuckDBConnection,
  source: Source,
  kind: Kind,
  fields: readonly ReadField[],
  staged: readonly StagedTable[],
): Promise<Map<number, SettledFile>> {
  const files = staged.map((file, index) => `SELECT ${index} AS file, rowid AS row, * FROM ${file.table}`);
  await connection.run(`CREATE OR REPLACE VIEW staged AS ${files.join(' UNION ALL ')}`);
  const { table, columns } = canonicalTables[kind];
  const complete = neededFields.map((name) => `${identifier(name)} IS NOT NULL`).join(' AND ');
  const order = ['updated_at', 'sequence'].filter((name) => fields.some((field) => field.name === name));
  const latest = [...order.map((name) => `${name} DESC NULLS LAST`), 'file DESC', 'row DESC'].join(', ');
  await connection.run(
    `CREATE OR REPLACE TABLE superseded AS SELECT file, row FROM (
       SELECT file, row, row_number() OVER (PARTITION BY id ORDER BY ${latest}) AS place FROM staged
       WHERE ${complete} AND id IN (SELECT id FROM staged WHERE ${complete} GROUP BY id HAVING count(*) > 1))
     WHERE place > 1`,
  );
  await connection.run(
    `CREATE OR REPLACE VIEW settled AS SELECT * FROM staged ANTI JOIN superseded USING (file, row) WHERE ${complete}`,
  );
  const values = Object.keys(columns).map((name) => valueSql(name, source, fields));
  await connection.run(`INSERT INTO ${table} SELECT ${values.join(', ')} FROM settled`);
  const counts = await rows<SettledFile & { file: number }>(
    connection,
    `SELECT file, count(*) FILTER (accepted)::DOUBLE AS accepted, count(*) FILTER (NOT accepted)::DOUBLE AS merged
     FROM (SELECT file, true AS accepted FROM settled UNION ALL SELECT file, false FROM superseded) GROUP BY file`,
  );
  return new Map(counts.map(({ file, accepted, merged }) => [file, { accepted, merged }]));
}

function valueSql(name: string, source: Source, fields: readonly ReadField[]): string {
  if (name === 'source') return literal(source.id);
  if (name === 'team') {
    if (typeof source.team === 'string') return literal(source.team);
    return source.team.default === undefined ? 'team' : `coalesce(team, ${literal(source.team.default)})`;
  }
  const has = (field: string) => fields.some((candidate) => candidate.name === field);
  if (name === 'test') return testSql(source, has);
  return has(name) ? identifier(name) : 'NULL';
}

/** A drill says so in a column, or in its title or rule. */
function testSql(source: Source, has: (field: string) => boolean): string {
  const texts = ['title', 'rule'].filter(has);
  const marked = (source.test_markers ?? []).flatMap((marker) =>
    texts.map((field) => `coalesce(contains(lower(${field}), ${literal(marker.toLowerCase())}), false)`),
  );
  return [...(has('test') ? ['coalesce(test, false)'] : []), ...marked, 'false'].join(' OR ');
}

/** Removes everything between the files and the canonical tables. */
export async function dropStaged(
  connection: DuckDBConnection,
  staged: readonly StagedTable[],
): Promise<void> {
  const tables = ['cell', 'superseded', ...staged.map(({ table }) => table)];
  await connection.run('DROP VIEW IF EXISTS settled; DROP VIEW IF EXISTS staged');
  await connection.run(tables.map((table) => `DROP TABLE IF EXISTS ${table}`).join('; '));
}

/** Newest stamp of the settled rows not after the day `today`, as ISO in UTC. */
export async function newestStamp(
  connection: DuckDBConnection,
  fields: readonly ReadField[],
  today: string,
): Promise<string | undefined> {
  const names = ['updated_at', 'created_at', 'closed_at'].filter((name) =>
    fields.some((field) => field.name === name),
  );
  const { newest } = await row<{ newest: string | null }>(
    connection,
    `SELECT strftime(max(stamp), '%Y-%m-%dT%H:%M:%SZ') AS newest
     FROM (${names.map((name) => `SELECT ${name} AS stamp FROM settled`).join(' UNION ALL ')})
     WHERE stamp < CAST($today AS TIMESTAMP) + INTERVAL 1 DAY`,
    { today },
  );
  return newest ?? undefined;
}
