import type { DuckDBConnection } from '@duckdb/node-api';
import { workingFields, type Format } from './format.ts';
import { identifier } from './open.ts';
import { row } from './query.ts';
import type { StagedTable } from './stage.ts';

/** What the changes of a case say about it, in the table `story` by id. */
export interface History {
  /** Field → SQL over `settled` and `story`, for fields the last row alone does not give. */
  values: ReadonlyMap<string, string>;
  /** Fields that are stamped by changes, whatever the file's own columns are. */
  stamped: ReadonlySet<string>;
}

const done = "('closed', 'resolved')";

/** SQL over `change` for each field that a format may take from the changes of a case. */
const derived: Readonly<Record<string, string>> = {
  acknowledged_at: `min(updated_at) FILTER (state <> 'new' AND coalesce(hand, '') <> 'machine' AND from_start AND logged)`,
  resolved_at: `arg_min(coalesce(ended, updated_at), place) FILTER (closes AND logged)`,
  closed_at: `CASE WHEN arg_max(state, place) IN ${done} THEN arg_max(coalesce(ended, updated_at), place) FILTER (closes AND logged) END`,
  reopened: `bool_or(coalesce(before IN ${done} AND state NOT IN ${done}, false)) FILTER (logged)`,
};

/** Fields of the rows that tell what happened, but not of the case. */
const perChange = new Set([...Object.keys(workingFields), 'id', 'record', 'row_kind']);

/**
 * Reads the changes of each case out of the view `staged`. Only a case whose first row is new shows who took it:
 * an export that begins later does not. A field with a column of its own keeps it, unless that stands in.
 */
export async function tellHistory(
  connection: DuckDBConnection,
  format: Format,
  staged: readonly StagedTable[],
  proxied: (field: string) => boolean,
  newest: readonly string[],
): Promise<History> {
  const names = new Set(staged.flatMap(({ fields }) => fields.map(({ name }) => name)));
  const adds = staged.flatMap(({ layout, fields }) => (layout.adds ? fields.map(({ name }) => name) : []));
  const told = names.has('status') && names.has('updated_at') ? (format.history ?? []) : [];
  const first = staged.flatMap(({ fields }) => fields.filter(({ map }) => map.first).map(({ name }) => name));
  const last = [...new Set(adds)].filter(
    (name) => !perChange.has(name) && !told.some((field) => field === name),
  );
  if (told.length === 0 && first.length === 0 && last.length === 0)
    return { values: new Map(), stamped: new Set() };
  const own = (name: string) => (names.has(name) ? name : 'NULL');
  const columns = [
    ...told.map((name) => `${derived[name]} AS told_${name}`),
    ...[...new Set(first)].map(
      (name) => `arg_min(${name}, place) FILTER (${name} IS NOT NULL) AS first_${name}`,
    ),
    ...last.map(
      (name) =>
        `arg_max(${identifier(name)}, place) FILTER (${identifier(name)} IS NOT NULL) AS last_${name}`,
    ),
  ];
  const forwards = newest.map((order) =>
    order.replace('DESC NULLS LAST', 'ASC NULLS FIRST').replace('DESC', 'ASC'),
  );
  // What a case had become in one month's list is no change: see Format.
  const log = 'SELECT file FROM (SELECT file, id FROM staged GROUP BY file, id HAVING count(*) > 1)';
  const changes = adds.length > 0 ? 'adds' : format.stream ? 'true' : `file IN (${log})`;
  const state = `coalesce(${own('closing')}, ${own('status')})`;
  await connection.run(
    `CREATE OR REPLACE TABLE story AS
     WITH placed AS (SELECT *, ${state} AS state, ${own('actor')} AS hand, ${own('closed_at')} AS ended,
         row_number() OVER changes AS place, lag(${state} IGNORE NULLS) OVER changes AS before,
         ${adds.length > 0 ? 'true' : `first_value(${state}) OVER changes = 'new'`} AS from_start,
         ${changes} AS logged
       FROM staged ${adds.length > 0 ? 'WHERE adds' : ''} WINDOW changes AS (PARTITION BY id ORDER BY ${forwards.join(', ')})),
     change AS (SELECT *, state IN ${done} AND coalesce(before, '') NOT IN ${done} AS closes FROM placed)
     SELECT id, count(*) FILTER (logged) AS changes, bool_and(logged AND from_start) AS known, ${columns.join(', ')} FROM change GROUP BY id`,
  );
  const values = new Map<string, string>([
    ...[...new Set(first)].map((name) => [name, `coalesce(first_${name}, ${name})`] as const),
    ...last.map((name) => [name, `coalesce(last_${name}, ${own(name)})`] as const),
    ...told.map((name) => {
      // Of a case whose whole story is here, nobody taking it is an answer, not a gap.
      if (name === 'acknowledged_at' && proxied(name))
        return [
          name,
          `CASE WHEN known THEN told_${name} ELSE coalesce(told_${name}, ${own(name)}) END`,
        ] as const;
      const both = proxied(name) ? [`told_${name}`, own(name)] : [own(name), `told_${name}`];
      return [name, `coalesce(${both.join(', ')})`] as const;
    }),
  ]);
  return { values, stamped: await stampedFields(connection, told, proxied, own) };
}

/** Fields no row takes from a stand-in, where the export shows changes at all. */
async function stampedFields(
  connection: DuckDBConnection,
  told: readonly string[],
  proxied: (field: string) => boolean,
  own: (name: string) => string,
): Promise<Set<string>> {
  const { most } = await row<{ most: number | null }>(
    connection,
    'SELECT max(changes)::DOUBLE AS most FROM story',
  );
  if ((most ?? 0) === 0) return new Set();
  const found = new Set<string>();
  for (const name of told) {
    const { stands } = proxied(name)
      ? await row<{ stands: number }>(
          connection,
          `SELECT count(*)::DOUBLE AS stands FROM settled LEFT JOIN story USING (id)
           WHERE told_${name} IS NULL AND ${own(name)} IS NOT NULL ${name === 'acknowledged_at' ? 'AND known IS NOT TRUE' : ''}`,
        )
      : { stands: 0 };
    if (stands === 0) found.add(name);
  }
  return found;
}
