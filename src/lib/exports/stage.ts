import type { DuckDBConnection } from '@duckdb/node-api';
import type { Finding } from '#lib/model/finding.ts';
import { neededFields } from './canonical.ts';
import type { ReadField } from './compile.ts';
import { explain, fileErrors } from './explain.ts';
import type { QuarantineRow } from './ledger.ts';
import type { Loaded } from './load.ts';
import { identifier } from './open.ts';
import { row, rows } from './query.ts';

export interface StagedFile {
  /** Rows left out, records that were no rows included. */
  quarantined: number;
  quarantine: QuarantineRow[];
  errors: Finding[];
  /** Cells of a field that hold something we could not read. */
  unreadable: Map<string, number>;
}

export interface FileInStage {
  /** Number of the file within its source. */
  index: number;
  source: string;
  /** Below the exports folder. */
  path: string;
  /** For people: the folder as it was given, and the path below it. */
  name: string;
}

/** Listing more cells of one field and file than this helps nobody; the counts stay exact. */
const longestList = 10_000;

/** Creates the empty table `staged`: the typed rows of one source, with their file and rowid. */
export async function createStaged(
  connection: DuckDBConnection,
  fields: readonly ReadField[],
): Promise<void> {
  const columns = fields.map(({ name, type }) => `${identifier(name)} ${type}`);
  await connection.run(`CREATE OR REPLACE TABLE staged (file INTEGER, row BIGINT, ${columns.join(', ')})`);
}

/** SQL condition on `staged`: the row lacks what every row needs. */
const leftOut = neededFields.map((name) => `${identifier(name)} IS NULL`).join(' OR ');

/**
 * Types the rows of `raw` into `staged` and accounts for every cell that holds something and became
 * NULL. Rows without an id or a creation are quarantined; other cells are listed and left empty.
 */
export async function stageFile(
  connection: DuckDBConnection,
  file: FileInStage,
  fields: readonly ReadField[],
  loaded: Loaded,
): Promise<StagedFile> {
  const expressions = fields.map(({ typed }) => typed).join(', ');
  await connection.run(`INSERT INTO staged SELECT ${file.index}, rowid, ${expressions} FROM raw`);
  const { count } = await row<{ count: number }>(
    connection,
    `SELECT count(*)::DOUBLE AS count FROM staged WHERE file = ${file.index} AND (${leftOut})`,
  );
  const staged: StagedFile = {
    quarantined: loaded.rejected.length + count,
    quarantine: loaded.rejected.map(({ line, text, reason }) => ({
      source: file.source,
      file: file.path,
      line,
      field: '',
      value: text,
      reason,
      fix: 'correct this line in the file',
      kept: false,
    })),
    errors: [],
    unreadable: new Map(),
  };
  for (const field of await fieldsWithLosses(connection, file.index, fields))
    await accountForField(connection, file, field, loaded, staged);
  const position = new Map(fields.map(({ name }, index) => [name, index]));
  staged.quarantine.sort(
    (a, b) => a.line - b.line || (position.get(a.field) ?? -1) - (position.get(b.field) ?? -1),
  );
  return staged;
}

async function accountForField(
  connection: DuckDBConnection,
  file: FileInStage,
  field: ReadField,
  loaded: Loaded,
  staged: StagedFile,
): Promise<void> {
  const column = identifier(field.name);
  const needed = neededFields.includes(field.name);
  const without = `SELECT row FROM staged WHERE file = ${file.index} AND ${column} IS NULL`;
  const lost = `raw WHERE ${column} IS NOT NULL AND rowid IN (${without})`;
  const { count } = await row<{ count: number }>(connection, `SELECT count(*)::DOUBLE AS count FROM ${lost}`);
  staged.unreadable.set(field.name, count);
  const lineOf = (rowid: number) => loaded.lines(new Set([rowid])).get(rowid) ?? 1;
  if (count > 0)
    staged.errors.push(
      ...(await fileErrors({ connection, source: file.source, name: file.name, field, lost, lineOf })),
    );
  const cells = await rows<{ rowid: number; value: string | null }>(
    connection,
    `SELECT rowid::DOUBLE AS rowid, ${column} AS value FROM raw WHERE rowid IN (${without})
     ${needed ? '' : `AND ${column} IS NOT NULL AND rowid NOT IN (SELECT row FROM staged WHERE file = ${file.index} AND (${leftOut}))`}
     ORDER BY rowid LIMIT ${longestList}`,
  );
  const lines = loaded.lines(new Set(cells.map(({ rowid }) => rowid)));
  for (const { rowid, value } of cells)
    staged.quarantine.push({
      source: file.source,
      file: file.path,
      line: lines.get(rowid) ?? 1,
      field: field.name,
      value: value ?? '',
      ...explain(field, value),
      kept: !needed,
    });
}

/** Fields where some text became NULL, or a needed one is empty. Two scans, no join. */
async function fieldsWithLosses(
  connection: DuckDBConnection,
  index: number,
  fields: readonly ReadField[],
): Promise<ReadField[]> {
  const counts = fields
    .map(({ name }) => `count(${identifier(name)})::DOUBLE AS ${identifier(name)}`)
    .join(', ');
  const text = await row<Record<string, number>>(
    connection,
    `SELECT count(*)::DOUBLE AS "*", ${counts} FROM raw`,
  );
  const typed = await row<Record<string, number>>(
    connection,
    `SELECT ${counts} FROM staged WHERE file = ${index}`,
  );
  return fields.filter(({ name }) => typed[name] !== text[neededFields.includes(name) ? '*' : name]);
}
