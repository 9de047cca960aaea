import type { DuckDBConnection } from '@duckdb/node-api';
import type { ReadField, Reading } from './compile.ts';
import type { Head } from './head.ts';
import { loadFile, type Loaded } from './load.ts';
import { identifier } from './open.ts';
import { createFromCsv } from './read-csv.ts';
import { row } from './query.ts';

/** One file of a source as typed rows in its own table. */
export interface StagedTable extends Reading {
  table: string;
  loaded: Loaded;
}

/**
 * Types one file into the table `staged_INDEX`: the fields, and `lost`, a set of bits saying in which fields a text became
 * NULL, or a needed field is empty. One pass over the file; texts are read again only where something was lost.
 */
export async function stageFile(
  connection: DuckDBConnection,
  index: number,
  path: string,
  head: Head,
  reading: Reading,
  scratch: string,
): Promise<StagedTable> {
  const table = `staged_${index}`;
  const { fields, texts } = reading;
  const typed = fields.map(({ name, typed: sql }) => `${sql} AS ${identifier(name)}`);
  const select = (read: string) =>
    `SELECT ${typed.join(', ')}, ${lostSql(fields)} AS lost
     FROM (SELECT ${texts.join(', ')} FROM ${reading.from(read)}) AS cell`;
  return { ...reading, table, loaded: await loadFile(connection, path, head, table, select, scratch) };
}

/** SQL for the bits of a row. A plain text cannot be lost. */
function lostSql(fields: readonly ReadField[]): string {
  const bits = fields.map((field, index) => {
    const cell = `cell.${identifier(field.name)}`;
    if (field.needed) return `CASE WHEN (${field.typed}) IS NULL THEN ${bit(index)} ELSE 0 END`;
    if (field.typed === cell || field.map.quiet) return '0';
    return `CASE WHEN ${cell} IS NOT NULL AND (${field.typed}) IS NULL THEN ${bit(index)} ELSE 0 END`;
  });
  return `(${bits.join(' + ')})::BIGINT`;
}

export function bit(index: number): string {
  return String(2n ** BigInt(index));
}

/** SQL condition: the row lacks what every row of its layout needs. */
export function leftOut(fields: readonly ReadField[]): string {
  const needed = fields.filter((field) => field.needed);
  return needed.map(({ name }) => `${identifier(name)} IS NULL`).join(' OR ');
}

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
      (SELECT row_number() OVER () - 1 AS row, ${staged.texts.join(', ')} FROM ${staged.from(from)}) AS cell
      JOIN (${wanted}) AS wanted USING (row)`,
  );
}
