import type { DuckDBConnection } from '@duckdb/node-api';
import { neededFields } from './canonical.ts';
import type { ReadField } from './compile.ts';
import type { Header } from './header.ts';
import { loadCsv, type Loaded } from './load.ts';
import { identifier } from './open.ts';
import { createFromCsv } from './read-csv.ts';
import { row } from './query.ts';

/** One file of a source as typed rows in its own table. */
export interface StagedTable {
  table: string;
  fields: readonly ReadField[];
  /** The cells as text, as SQL. */
  texts: readonly string[];
  loaded: Loaded;
}

/**
 * Types one CSV into the table `staged_INDEX`: the fields, and `lost`, a set of bits saying in which fields a text became
 * NULL, or a needed field is empty. One pass over the file; texts are read again only where something was lost.
 */
export async function stageFile(
  connection: DuckDBConnection,
  index: number,
  path: string,
  header: Header,
  fields: readonly ReadField[],
  texts: readonly string[],
  scratch: string,
): Promise<StagedTable> {
  const table = `staged_${index}`;
  const typed = fields.map(({ name, typed: sql }) => `${sql} AS ${identifier(name)}`);
  const select = (from: string) =>
    `SELECT ${typed.join(', ')}, ${lostSql(fields)} AS lost FROM (SELECT ${texts.join(', ')} FROM ${from}) AS cell`;
  return { table, fields, texts, loaded: await loadCsv(connection, path, header, table, select, scratch) };
}

/** SQL for the bits of a row. A plain text cannot be lost. */
function lostSql(fields: readonly ReadField[]): string {
  const bits = fields.map((field, index) => {
    const cell = `cell.${identifier(field.name)}`;
    if (neededFields.includes(field.name))
      return `CASE WHEN (${field.typed}) IS NULL THEN ${bit(index)} ELSE 0 END`;
    if (field.typed === cell) return '0';
    return `CASE WHEN ${cell} IS NOT NULL AND (${field.typed}) IS NULL THEN ${bit(index)} ELSE 0 END`;
  });
  return `(${bits.join(' + ')})::BIGINT`;
}

export function bit(index: number): string {
  return String(2n ** BigInt(index));
}

/** SQL condition: the row lacks what every row needs. */
export const leftOut = neededFields.map((name) => `${identifier(name)} IS NULL`).join(' OR ');

/** How many cells of each field were lost, by field name; fields that lost none are absent. */
export async function countLost(
  connection: DuckDBConnection,
  { table, fields }: StagedTable,
): Promise<Map<string, number>> {
  const counts = fields.map(
    ({ name }, index) => `count(*) FILTER (lost & ${bit(index)} <> 0)::DOUBLE AS ${identifier(name)}`,
  );
  const lost = await row<Record<string, number>>(connection, `SELECT ${counts.join(', ')} FROM ${table}`);
  return new Map(Object.entries(lost).filter(([, count]) => count > 0));
}

/**
 * Reads the texts of some rows again, into the table `cell` with their `row` and `lost`. `condition` is SQL over the typed row.
 */
export async function rereadTexts(
  connection: DuckDBConnection,
  staged: StagedTable,
  condition: string,
): Promise<void> {
  const wanted = `SELECT rowid AS row, lost FROM ${staged.table} WHERE ${condition}`;
  await createFromCsv(
    connection,
    'cell',
    staged.loaded.file,
    (from) => `SELECT cell.*, wanted.lost FROM
      (SELECT row_number() OVER () - 1 AS row, ${staged.texts.join(', ')} FROM ${from}) AS cell
      JOIN (${wanted}) AS wanted USING (row)`,
  );
}
