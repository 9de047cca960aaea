import type { DuckDBConnection } from '@duckdb/node-api';
import type { QuarantineRow } from './ledger.ts';
import { rows } from './query.ts';
import type { FileRead } from './read-file.ts';

/**
 * Rows that tell what happened to a case no other row of the source is: they leave the view `staged`, count as
 * quarantined in their file's account and are listed.
 */
export async function orphans(
  connection: DuckDBConnection,
  source: string,
  read: readonly FileRead[],
): Promise<QuarantineRow[]> {
  if (!read.some(({ staged }) => staged.layout.adds)) return [];
  await connection.run(
    `CREATE OR REPLACE TABLE orphan AS SELECT file, row, id FROM staged
     WHERE adds AND id NOT IN (SELECT id FROM staged WHERE NOT adds)`,
  );
  const found = await rows<{ file: number; row: number; id: string }>(
    connection,
    'SELECT file, row::DOUBLE AS row, id FROM orphan ORDER BY file, row',
  );
  for (const [index, { staged, account }] of read.entries()) {
    const count = found.filter(({ file }) => file === index).length;
    if (count === 0) continue;
    account.quarantined += count;
    await connection.run(
      `DELETE FROM ${staged.table} WHERE rowid IN (SELECT row FROM orphan WHERE file = ${index})`,
    );
  }
  return read.flatMap(({ path, staged }, index) => {
    const own = found.filter(({ file }) => file === index);
    const lines = staged.loaded.lines(new Set(own.map(({ row }) => row)));
    return own.map(({ row, id }) => ({
      source,
      file: path,
      line: lines.get(row) ?? 1,
      field: 'id',
      value: id,
      reason: 'tells of a change, but no row of the source has this id',
      fix: 'export the rows it belongs to as well, or a shorter history',
      kept: false,
    }));
  });
}
