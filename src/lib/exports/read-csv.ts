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
}

const reasons: Readonly<Record<string, string>> = {
  'MISSING COLUMNS': 'the row has fewer cells than the header',
  'TOO MANY COLUMNS': 'the row has more cells than the header',
  'UNQUOTED VALUE': 'text follows a closing quote',
  'LINE SIZE OVER MAXIMUM': 'the row is longer than 2 MB',
  'INVALID ENCODING': 'the row is not UTF-8 text',
};

/**
 * Reads a CSV into the table `raw`: every column text, rows in file order, nothing guessed. Rows DuckDB
 * refuses come back by the byte they begin at, with the reason.
 */
export async function readCsv(
  connection: DuckDBConnection,
  file: CsvFile,
  select: readonly string[],
): Promise<{ rows: number; rejects: Map<number, string> }> {
  const columns = Array.from({ length: file.width }, (_, index) => `c${index}: 'VARCHAR'`).join(', ');
  const newLine = file.ours ? "new_line = '\\n'," : '';
  await connection.run('DROP TABLE IF EXISTS reject_errors; DROP TABLE IF EXISTS reject_scans');
  await connection.run(
    `CREATE OR REPLACE TABLE raw AS SELECT ${select.join(', ')}
     FROM read_csv($path, auto_detect = false, delim = $delimiter, quote = '"', escape = '"', ${newLine}
       header = ${file.header}, columns = {${columns}}, strict_mode = true, null_padding = false,
       store_rejects = true, max_line_size = 2097152)`,
    { path: file.path, delimiter: file.delimiter },
  );
  const { count } = await row<{ count: number }>(connection, 'SELECT count(*)::DOUBLE AS count FROM raw');
  const rejects = await rows<{ position: number; type: string }>(
    connection,
    `SELECT (line_byte_position - 1)::DOUBLE AS position, min(error_type::VARCHAR) AS type
     FROM reject_errors GROUP BY line_byte_position`,
  );
  return {
    rows: count,
    rejects: new Map(rejects.map(({ position, type }) => [position, reasons[type] ?? type.toLowerCase()])),
  };
}
