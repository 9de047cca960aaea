import type { DuckDBConnection } from '@duckdb/node-api';
import { row, rows } from './query.ts';

export interface CsvFile {
  path: string;
  delimiter: string;
  /** Cells in a record. */
  width: number;
  /** DuckDB skips the first record. */
  header: boolean;
  /** We wrote it: lines end with a line feed. Otherwise DuckDB finds out. */
  ours: boolean;
  /** One JSON record a line, as one cell. */
  json?: true;
}

/** No JSON holds this byte, so a line of it is one cell. */
export const noDelimiter = '\u0001';

const reasons: Readonly<Record<string, string>> = {
  'MISSING COLUMNS': 'the row has fewer cells than the header',
  'TOO MANY COLUMNS': 'the row has more cells than the header',
  'UNQUOTED VALUE': 'text follows a closing quote',
  'LINE SIZE OVER MAXIMUM': 'the row is longer than 2 MB',
  'INVALID ENCODING': 'the row is not UTF-8 text',
};

/**
 * Creates `table` from a CSV, one row a record in file order, so that its rowid numbers the records DuckDB took.
 * `select` makes the query from the FROM item, whose columns `c0`, `c1`… are all text. Records DuckDB
 * refuses come back by the byte they begin at, with the reason.
 */
export async function createFromCsv(
  connection: DuckDBConnection,
  table: string,
  file: CsvFile,
  select: (from: string) => string,
): Promise<{ rows: number; rejects: Map<number, string> }> {
  const columns = Array.from({ length: file.width }, (_, index) => `c${index}: 'VARCHAR'`).join(', ');
  const newLine = file.ours ? "new_line = '\\n'," : '';
  const quotes = file.json ? "quote = '', escape = ''" : `quote = '"', escape = '"'`;
  const size = file.json ? 'max_line_size = 8388608, buffer_size = 33554432' : 'max_line_size = 2097152';
  const from = `read_csv($path, auto_detect = false, delim = $delimiter, ${quotes}, ${newLine}
    header = ${file.header}, columns = {${columns}}, strict_mode = true, null_padding = false,
    store_rejects = true, ${size})`;
  await connection.run('DROP TABLE IF EXISTS reject_errors; DROP TABLE IF EXISTS reject_scans');
  await connection.run(`CREATE OR REPLACE TABLE ${table} AS ${select(from)}`, {
    path: file.path,
    delimiter: file.delimiter,
  });
  const { count } = await row<{ count: number }>(
    connection,
    `SELECT count(*)::DOUBLE AS count FROM ${table}`,
  );
  const rejects = await rows<{ position: number; type: string }>(
    connection,
    `SELECT (line_byte_position - 1)::DOUBLE AS position, min(error_type::VARCHAR) AS type
     FROM reject_errors GROUP BY line_byte_position`,
  );
  const found = rejects.map(({ position, type }) => [position, reasonOf(file, type)] as const);
  return { rows: count, rejects: new Map(found) };
}

function reasonOf({ json }: CsvFile, type: string): string {
  if (json && type === 'TOO MANY COLUMNS') return 'not a valid JSON object';
  return reasons[type] ?? type.toLowerCase();
}
