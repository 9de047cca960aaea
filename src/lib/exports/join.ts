import type { DuckDBConnection } from '@duckdb/node-api';
import type { SourceLedger } from './ledger.ts';
import type { ResolvedSource } from './sources.ts';
import { literal } from './open.ts';
import { row } from './query.ts';
import { schemaOf } from './settle.ts';

/**
 * Gives alerts what only their incident knows, where their format says so: the first incident that names an alert,
 * or that the alert names. What was taken shows in the ledger as standing in. Does nothing without such incidents.
 */
export async function joinIncidents(
  connection: DuckDBConnection,
  sources: readonly ResolvedSource[],
  ledgers: readonly SourceLedger[],
): Promise<void> {
  for (const [index, { source, format }] of sources.entries()) {
    const { joins } = format;
    const ledger = ledgers.find(({ id }) => id === source.id);
    const from = sources
      .filter((other) => other.format.id === joins?.format)
      .map((other) => literal(other.source.id));
    if (!joins || !ledger || from.length === 0) continue;
    await connection.run(
      `CREATE OR REPLACE TEMP TABLE joined AS
       WITH named AS (
         SELECT unnest(alert_ids) AS alert, id, source, created_at FROM incident WHERE source IN (${from.join(', ')})
         UNION ALL SELECT alert.id, incident.id, incident.source, incident.created_at
         FROM alert JOIN incident ON alert.incident_id = incident.id
         WHERE alert.source = $source AND incident.source IN (${from.join(', ')}))
       SELECT alert, arg_min({id: id, source: source}, created_at) AS first FROM named GROUP BY alert`,
      { source: source.id },
    );
    const own = `${schemaOf(index)}.alert`;
    await connection.run(
      `CREATE TABLE ${own}_rows AS FROM ${own}; DROP VIEW ${own}; ALTER TABLE ${own}_rows RENAME TO alert`,
    );
    const taken = ['incident_id', ...joins.fields];
    const set = taken.map((name) => `${name} = coalesce(alert.${name}, found.${name})`);
    const values = joins.fields.map((name) => `incident.${name}`);
    await connection.run(
      `UPDATE ${own} AS alert SET ${set.join(', ')} FROM (
         SELECT joined.alert, ${['incident.id AS incident_id', ...values].join(', ')} FROM joined
         JOIN incident ON incident.id = joined.first.id AND incident.source = joined.first.source) AS found
       WHERE alert.source = $source AND alert.id = found.alert`,
      { source: source.id },
    );
    for (const name of taken) {
      const { nulls } = await row<{ nulls: number }>(
        connection,
        `SELECT count(*) FILTER (${name} IS NULL)::DOUBLE AS nulls FROM alert WHERE source = $source`,
        { source: source.id },
      );
      const before = ledger.fields[name];
      ledger.fields[name] =
        name === 'incident_id'
          ? { availability: 'stamped', nulls }
          : before?.availability === 'stamped'
            ? { ...before, nulls }
            : { availability: 'proxy', proxy: `${name} of the incident`, nulls };
    }
    await connection.run('DROP TABLE joined');
  }
}
