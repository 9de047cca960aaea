import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api';

/** Rows of a query as plain objects. Counts come as numbers: cast BIGINT to DOUBLE or INTEGER in SQL. */
export async function rows<T>(
  connection: DuckDBConnection,
  sql: string,
  parameters?: Record<string, DuckDBValue>,
): Promise<T[]> {
  const reader = await connection.runAndReadAll(sql, parameters);
  return reader.getRowObjectsJS() as T[];
}

/** The one row of an aggregate. */
export async function row<T>(
  connection: DuckDBConnection,
  sql: string,
  parameters?: Record<string, DuckDBValue>,
): Promise<T> {
  const [first] = await rows<T>(connection, sql, parameters);
  if (first === undefined) throw new Error(`no row from: ${sql}`);
  return first;
}
