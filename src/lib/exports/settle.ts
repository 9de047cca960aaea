import type { DuckDBConnection } from '@duckdb/node-api';
import type { Source } from '#lib/model/source.ts';
import { canonicalTables, type CanonicalType, type Kind } from './canonical.ts';
import type { Format } from './format.ts';
import { tellHistory } from './history.ts';
import { identifier, literal } from './open.ts';
import { row, rows } from './query.ts';
import { leftOut, type StagedTable } from './stage.ts';
import { itemsSql } from './typed-sql.ts';

/** The schema in which the tables of one source lie: their names are the same for all. */
export function schemaOf(index: number): string {
  return `source_${index}`;
}

/**
 * Creates the views `alert` and `incident` over those of every source, by its place in sources.yaml. A kind that no
 * source has becomes an empty table.
 */
export async function viewSources(connection: DuckDBConnection, kinds: readonly Kind[]): Promise<void> {
  for (const [kind, { table, columns }] of Object.entries(canonicalTables)) {
    const parts = kinds.flatMap((own, index) =>
      own === kind ? [`SELECT * FROM ${schemaOf(index)}.${table}`] : [],
    );
    const list = Object.entries(columns).map(([name, type]) => `${identifier(name)} ${type}`);
    await connection.run(
      parts.length > 0
        ? `CREATE VIEW ${table} AS ${parts.join(' UNION ALL ')}`
        : `CREATE TABLE ${table} (${list.join(', ')})`,
    );
  }
}

/** Rows of one file that were accepted, and that gave way to a later row with the same id. */
export interface SettledFile {
  accepted: number;
  merged: number;
}

export interface Settled {
  /** By file number. */
  files: Map<number, SettledFile>;
  /** Fields stamped by the changes of a case. */
  stamped: ReadonlySet<string>;
}

/** Where the items of a list stand in `staged`, beside its text: to count the rows without any, nobody takes the text apart. */
function itemsOf(list: string): string {
  return identifier(`${list} items`);
}

/** Makes the view `staged` of every row that is whole. */
export async function viewStaged(
  connection: DuckDBConnection,
  staged: readonly StagedTable[],
): Promise<void> {
  const files = staged.map(({ table, layout, fields }, index) => {
    const lists = fields.filter(({ type }) => type === 'VARCHAR[]');
    const items = lists.map(({ name, map }) => `, ${itemsSql(map, identifier(name))} AS ${itemsOf(name)}`);
    return `SELECT ${index} AS file, rowid AS row, ${layout.adds === true} AS adds, * EXCLUDE (lost)${items.join('')}
       FROM ${table} WHERE NOT (${leftOut(fields)})`;
  });
  await connection.run(`CREATE OR REPLACE VIEW staged AS ${files.join(' UNION ALL BY NAME ')}`);
}

/**
 * Makes the rows of `staged` the canonical view of the format: of those with one id the latest `updated_at`
 * counts, then `recorded_at`, then the highest `sequence`, of two with the same the one that is closed and has a verdict,
 * then the last one read. A row that is part of another counts as merged.
 * `proxied`: the field's column is none or stands in.
 */
export async function settle(
  connection: DuckDBConnection,
  source: Source,
  format: Format,
  staged: readonly StagedTable[],
  proxied: (field: string) => boolean,
): Promise<Settled> {
  const { table, columns } = canonicalTables[format.kind];
  const names = new Set(staged.flatMap(({ fields }) => fields.map(({ name }) => name)));
  const order = ['updated_at', 'recorded_at', 'sequence'].filter((name) => names.has(name));
  // Of two that are equally late, the one that came to an end is the later: their order in a file may be chance.
  const ended = order.length > 0 ? ['closed_at', 'disposition'].filter((name) => names.has(name)) : [];
  const latest = [
    ...order.map((name) => `${name} DESC NULLS LAST`),
    ...ended.map((name) => `(${name} IS NOT NULL) DESC NULLS LAST`),
    ...['file DESC', 'row DESC'],
  ];
  const adds = staged.some(({ layout }) => layout.adds);
  const parts = names.has('merged_into') ? 'OR merged_into IS NOT NULL' : '';
  // Most ids have one row, and a window over all of them is slow.
  const repeated = `id IN (SELECT id FROM staged ${adds ? 'WHERE NOT adds' : ''} GROUP BY id HAVING count(*) > 1)`;
  await connection.run(
    `CREATE OR REPLACE TABLE superseded AS
     SELECT file, row FROM (SELECT file, row, row_number() OVER (PARTITION BY id ORDER BY ${latest.join(', ')}) AS place
       ${parts && ', merged_into'} FROM staged WHERE NOT adds ${parts ? '' : `AND ${repeated}`})
     WHERE place > 1 ${parts} ${adds ? 'UNION ALL SELECT file, row FROM staged WHERE adds' : ''}`,
  );
  const { count } = await row<{ count: number }>(
    connection,
    'SELECT count(*)::DOUBLE AS count FROM superseded',
  );
  // Where no row gave way, looking for those that did would cost every reader of the view a join.
  const without = count > 0 ? 'ANTI JOIN superseded USING (file, row)' : '';
  await connection.run(`CREATE OR REPLACE VIEW settled AS SELECT * FROM staged ${without}`);
  const history = await tellHistory(connection, format, staged, proxied, latest);
  const values = Object.entries(columns).map(
    ([name, type]) =>
      `CAST(${valueSql(name, type, source, names, history.values)} AS ${type}) AS ${identifier(name)}`,
  );
  const story = history.values.size > 0 ? 'LEFT JOIN story USING (id)' : '';
  await connection.run(`CREATE VIEW ${table} AS SELECT ${values.join(', ')} FROM settled ${story}`);
  const counts = await rows<SettledFile & { file: number }>(
    connection,
    `SELECT file, count(*) FILTER (accepted)::DOUBLE AS accepted, count(*) FILTER (NOT accepted)::DOUBLE AS merged
     FROM (SELECT file, true AS accepted FROM settled UNION ALL SELECT file, false FROM superseded) GROUP BY file`,
  );
  return { files: new Map(counts.map(({ file, ...count }) => [file, count])), stamped: history.stamped };
}

function valueSql(
  name: string,
  type: CanonicalType,
  source: Source,
  names: ReadonlySet<string>,
  told: ReadonlyMap<string, string>,
): string {
  if (name === 'source') return literal(source.id);
  if (name === 'team') {
    if (typeof source.team === 'string') return literal(source.team);
    const team = told.get(name) ?? 'team';
    return source.team.default === undefined ? team : `coalesce(${team}, ${literal(source.team.default)})`;
  }
  if (name === 'test') return testSql(source, (field) => names.has(field));
  const own = type === 'VARCHAR[]' ? itemsOf(name) : identifier(name);
  return told.get(name) ?? (names.has(name) ? own : 'NULL');
}

/** A drill says so in a column, or in its title or rule. */
function testSql(source: Source, has: (field: string) => boolean): string {
  const texts = ['title', 'rule'].filter(has);
  const marked = (source.test_markers ?? []).flatMap((marker) =>
    texts.map((field) => `coalesce(contains(lower(${field}), ${literal(marker.toLowerCase())}), false)`),
  );
  return [...(has('test') ? ['coalesce(test, false)'] : []), ...marked, 'false'].join(' OR ');
}

/** Newest stamp of the whole rows not after the day `today`, as ISO in UTC. */
export async function newestStamp(
  connection: DuckDBConnection,
  staged: readonly StagedTable[],
  today: string,
): Promise<string | undefined> {
  const names = ['updated_at', 'created_at', 'closed_at'].filter((name) =>
    staged.some(({ fields }) => fields.some((field) => field.name === name)),
  );
  const { newest } = await row<{ newest: string | null }>(
    connection,
    `SELECT strftime(max(stamp), '%Y-%m-%dT%H:%M:%SZ') AS newest
     FROM (${names.map((name) => `SELECT ${name} AS stamp FROM staged`).join(' UNION ALL ')})
     WHERE stamp < CAST($today AS TIMESTAMP) + INTERVAL 1 DAY`,
    { today },
  );
  return newest ?? undefined;
}

/** Seconds since 1970 of the newest creation in each file; undefined for a file without one. */
export async function newestByFile(
  connection: DuckDBConnection,
  staged: readonly StagedTable[],
): Promise<(number | undefined)[]> {
  const found = await rows<{ file: number; newest: number | null }>(
    connection,
    'SELECT file, epoch(max(created_at)) AS newest FROM staged WHERE NOT adds GROUP BY file',
  );
  return staged.map((_, index) => found.find(({ file }) => file === index)?.newest ?? undefined);
}
