import type { DuckDBConnection } from '@duckdb/node-api';
import { columnIndex, columnName, plainName } from './cells.ts';
import type { Column, FieldMap } from './format.ts';
import type { Head } from './head.ts';
import type { JsonHead } from './json-head.ts';
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

/** The first column the file's first records have; where some columns stand in, the first that all of them have. */
function jsonColumn(map: FieldMap, head: JsonHead, present: boolean): string | undefined {
  const key = (column: Column) => (typeof column === 'string' ? column : `${column.list}.${column.take}`);
  const found = map.columns.filter((column) => hasColumn(head, key(column)));
  const everywhere = found.find((column) => head.everywhere.has(key(column)));
  const first = (Array.isArray(map.proxy) ? (everywhere ?? found.at(-1)) : undefined) ?? found[0];
  const column = present || typeof first === 'string' ? (first ?? map.columns[0]) : undefined;
  return column && columnName(column);
}
