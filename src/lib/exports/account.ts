import type { DuckDBConnection } from '@duckdb/node-api';
import type { Finding } from '#lib/model/finding.ts';
import { columnName } from './cells.ts';
import type { ReadField } from './compile.ts';
import { explain, fileErrors } from './explain.ts';
import type { QuarantineRow } from './ledger.ts';
import { identifier } from './open.ts';
import { row, rows } from './query.ts';
import { bit, countLost, leftOut, rereadTexts, type StagedTable } from './stage.ts';

/** What one file lost on the way from text to types. */
export interface FileAccount {
  /** Rows left out, records that were no rows included. */
  quarantined: number;
  quarantine: QuarantineRow[];
  errors: Finding[];
  /** Cells lost, by field. */
  lost: ReadonlyMap<string, number>;
}

/** Listing more cells of one field and file than this helps nobody; the counts stay exact. */
const longestList = 10_000;

/**
 * Accounts for every record that is no row and every cell that could not be read. A row without an id or a
 * creation is quarantined; any other cell is listed, and the row kept without it.
 */
export async function account(
  connection: DuckDBConnection,
  file: { source: string; path: string; name: string },
  staged: StagedTable,
): Promise<FileAccount> {
  const { loaded, fields } = staged;
  const common = { source: file.source, file: file.path };
  const quarantine: QuarantineRow[] = loaded.rejected.map(({ line, text, reason }) => {
    return {
      ...common,
      line,
      field: '',
      value: text,
      reason,
      fix: 'correct this line in the file',
      kept: false,
    };
  });
  const { count } = await row<{ count: number }>(
    connection,
    `SELECT count(*)::DOUBLE AS count FROM ${staged.table} WHERE ${leftOut(fields)}`,
  );
  const lost = await countLost(connection, staged);
  const errors: Finding[] = [];
  if (lost.size > 0) {
    await rereadTexts(connection, staged, 'lost <> 0');
    for (const [index, field] of fields.entries()) {
      if (!lost.has(field.name)) continue;
      const rowsLost = `cell WHERE lost & ${bit(index)} <> 0`;
      const lineOf = (rowid: number) => loaded.lines(new Set([rowid])).get(rowid) ?? 1;
      errors.push(...(await fileErrors({ connection, ...file, staged, field, lost: rowsLost, lineOf })));
    }
    quarantine.push(...(await listLost(connection, common, staged, lost)));
  }
  const position = new Map(fields.map(({ name }, index) => [name, index]));
  quarantine.sort((a, b) => a.line - b.line || (position.get(a.field) ?? -1) - (position.get(b.field) ?? -1));
  return { quarantined: loaded.rejected.length + count, quarantine, errors, lost };
}

/** The lost cells of the table `cell`; those of a quarantined row only where they are the reason. */
async function listLost(
  connection: DuckDBConnection,
  common: Pick<QuarantineRow, 'source' | 'file'>,
  { fields, loaded }: StagedTable,
  lost: ReadonlyMap<string, number>,
): Promise<QuarantineRow[]> {
  const bits = (wanted: (field: ReadField) => boolean) =>
    fields.flatMap((field, index) => (wanted(field) ? [bit(index)] : [])).join(' + ') || '0';
  const needed = bits((field) => field.needed);
  const broken = bits(({ name }) => name === 'record');
  const causes = bits((field) => field.because !== undefined);
  const cells = [];
  for (const [index, field] of fields.entries()) {
    if (!lost.has(field.name)) continue;
    const kept = !field.needed;
    const without = kept ? needed : field.because ? (field.name === 'record' ? '0' : broken) : causes;
    const found = await rows<{ row: number; value: string | null }>(
      connection,
      `SELECT row::DOUBLE AS row, ${identifier(field.name)} AS value FROM cell
       WHERE lost & ${bit(index)} <> 0 AND lost & (${without}) = 0 ORDER BY row LIMIT ${longestList}`,
    );
    cells.push(...found.map((cell) => ({ ...cell, field, kept })));
  }
  const lines = loaded.lines(new Set(cells.map((cell) => cell.row)));
  return cells.map(({ row: rowid, value, field, kept }) => ({
    ...common,
    line: lines.get(rowid) ?? 1,
    field: shownName(field),
    value: value ?? '',
    ...explain(field, value),
    kept,
  }));
}

/** A record that cannot be read has no field; a row that belongs elsewhere says so in a column of its own. */
function shownName({ name, map, because }: ReadField): string {
  return because ? (map.columns.map(columnName)[0] ?? '') : name;
}
