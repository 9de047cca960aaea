import type { DuckDBConnection } from '@duckdb/node-api';
import { columnIndex, columnName, plainName } from './cells.ts';
import type { FieldMap } from './format.ts';
import type { Head } from './head.ts';
import { identifier } from './open.ts';
import { row } from './query.ts';
import { hasColumn } from './recognise.ts';
import type { StagedTable } from './stage.ts';

/** Where a field of one file comes from. */
export interface UsedColumn {
  name: string;
  /** It is near what the field means, but not it. */
  proxy: boolean;
}

/**
 * The column behind each field of a staged file. JSON leaves out keys without a value, so there a key counts
 * as present, unless it is one an administrator adds and no record has it.
 */
export async function usedColumns(
  connection: DuckDBConnection,
  { fields, table }: StagedTable,
  head: Head,
): Promise<Map<string, UsedColumn>> {
  const named = fields.filter(({ map }) => map.columns.length > 0);
  const doubtful = named.filter(({ map }) => head.kind === 'json' && map.custom);
  const counts =
    doubtful.length === 0
      ? {}
      : await row<Record<string, number>>(
          connection,
          `SELECT ${doubtful.map(({ name }) => `count(${identifier(name)})::DOUBLE AS ${identifier(name)}`).join(', ')} FROM ${table}`,
        );
  const used = new Map<string, UsedColumn>();
  for (const { name, map } of named) {
    const column =
      head.kind === 'csv'
        ? head.columns[columnIndex(map.columns, head.columns)]
        : jsonColumn(map, head, !map.custom || Boolean(counts[name]));
    if (column === undefined) continue;
    const stand = map.proxy ?? [];
    const shown = plainName(column);
    used.set(name, { name: shown, proxy: stand === true || stand.includes(shown) });
  }
  return used;
}

/** The first column the file's first records have; else the first that counts as present. */
function jsonColumn({ columns }: FieldMap, head: Head, present: boolean): string | undefined {
  const found = columns.find((column) =>
    hasColumn(head, typeof column === 'string' ? column : `${column.list}.${column.take}`),
  );
  const column =
    (present || typeof found === 'string' ? found : undefined) ?? (present ? columns[0] : undefined);
  return column && columnName(column);
}
