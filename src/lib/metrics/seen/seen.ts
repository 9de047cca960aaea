import { readFileSync } from 'node:fs';
import type { DuckDBConnection } from '@duckdb/node-api';
import { incidentStart } from '#lib/exports/canonical.ts';
import { literal } from '#lib/exports/open.ts';
import { row } from '#lib/exports/query.ts';
import { outcomes } from '#lib/metrics/cell.ts';

/** Texts that rows are grouped by, and the tables they come from. */
const names = {
  source: ['alert', 'incident'],
  team: ['alert', 'incident'],
  ...{ level: ['alert'], rule: ['alert'], asset: ['alert'], disposition: ['alert'] },
  ...{ severity: ['incident'], category: ['incident'] },
};

/** More distinct texts than this stay texts: the list of an ENUM is never spilled. */
const mostNames = 65_535;

/**
 * Makes the view `begun`: each incident with its start, and the stamp that stands in for it. The one place where the
 * rule stands; `incidentStart` is its SQL.
 */
export async function viewStarts(connection: DuckDBConnection): Promise<void> {
  await connection.run(
    `CREATE OR REPLACE TEMP VIEW begun AS
     SELECT *, ${incidentStart.at} AS starts, ${incidentStart.proxy} AS start_proxy FROM incident`,
  );
}

/**
 * Fills `seen_alert` and `seen_incident`: the rows as they stood at `asOf`, with their place in the calendar and what
 * was agreed for them, in columns of a few bytes. Every metric reads these, so what they share is worked out once.
 * Wants what placeMoments and placeWatch made.
 */
export async function placeSeen(connection: DuckDBConnection, asOf: string): Promise<void> {
  await connection.run(
    `CREATE OR REPLACE TEMP MACRO as_of() AS CAST(${literal(asOf.replace('T', ' ').replace('Z', ''))} AS TIMESTAMP);
     CREATE OR REPLACE TEMP MACRO apart_of(test, duplicate_of, created_at) AS
       CASE WHEN coalesce(test, false) THEN 'test' WHEN duplicate_of IS NOT NULL THEN 'merged'
         WHEN created_at > as_of() THEN 'outside' END;
     DROP TABLE IF EXISTS seen_alert; DROP TABLE IF EXISTS seen_incident`,
  );
  await connection.run(
    `DROP TYPE IF EXISTS outcome_name; DROP TYPE IF EXISTS stamp_name;
     CREATE TYPE outcome_name AS ENUM (${outcomes.map(literal).join(', ')});
     CREATE TYPE stamp_name AS ENUM ('created_at', 'reported_at')`,
  );
  for (const [name, tables] of Object.entries(names)) await nameType(connection, name, tables);
  for (const table of ['alert', 'incident']) {
    const select = readFileSync(new URL(`./${table}.sql`, import.meta.url), 'utf8');
    await connection.run(`CREATE TEMP TABLE seen_${table} AS ${select}`);
  }
}

/** Makes the type `NAME_name`: an ENUM of the texts there are. */
async function nameType(
  connection: DuckDBConnection,
  name: string,
  tables: readonly string[],
): Promise<void> {
  const texts = tables.map((table) => `SELECT DISTINCT ${name} AS text FROM ${table}`).join(' UNION ');
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE name AS SELECT text FROM (${texts}) WHERE text IS NOT NULL;
     DROP TYPE IF EXISTS ${name}_name`,
  );
  const { count } = await row<{ count: number }>(connection, 'SELECT count(*)::DOUBLE AS count FROM name');
  const type = count > mostNames ? 'VARCHAR' : 'ENUM (SELECT text FROM name ORDER BY text)';
  await connection.run(`CREATE TYPE ${name}_name AS ${type}; DROP TABLE name`);
}
