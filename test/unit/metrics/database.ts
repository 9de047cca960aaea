import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { canonicalTables, type Kind } from '#lib/exports/canonical.ts';
import type { FieldLedger, SourceLedger } from '#lib/exports/ledger.ts';

export type Row = Record<string, string | boolean>;

/** An in-memory database with hand-made canonical rows. */
export async function databaseWith(rows: { alerts?: Row[]; incidents?: Row[] }): Promise<DuckDBConnection> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  for (const kind of ['alerts', 'incidents'] as const) {
    const { table, columns } = canonicalTables[kind];
    const types = Object.entries(columns).map(([name, type]) => `"${name}" ${type}`);
    await connection.run(`CREATE TABLE ${table} (${types.join(', ')})`);
    for (const row of rows[kind] ?? []) {
      const names = Object.keys(row);
      const values = names.map((_, i) => `$${i + 1}`);
      await connection.run(
        `INSERT INTO ${table} (${names.join(', ')}) VALUES (${values.join(', ')})`,
        Object.values(row),
      );
    }
  }
  return connection;
}

/** A source whose fields are stamped, but for those given. */
export function source(id: string, kind: Kind, fields: Record<string, FieldLedger> = {}): SourceLedger {
  const stamped = Object.keys(canonicalTables[kind].columns).map((name) => [
    name,
    { availability: 'stamped' as const, nulls: 0 },
  ]);
  return {
    ...{ id, kind, format: 'csv', sample: false, files: [], negative: 0, skew: 0, skew_tolerance: 60 },
    fields: { ...Object.fromEntries(stamped), ...fields },
  };
}
