import type { Column, FieldMap } from './format.ts';
import type { Head } from './head.ts';
import { jsonCells } from './json-cells.ts';

/** Where the cells of one file come from, in SQL. */
export interface Cells {
  /** A field's cell as text, over the columns of `from`. Undefined when the file cannot have it. */
  of: (map: FieldMap) => string | undefined;
  /** The FROM item that has those columns; to be asked last. `read` is the one that reads the file. */
  from: (read: string) => string;
}

/** The cells of a file with this head. `dotted`: see Layout. */
export function cellsOf(head: Head, dotted: boolean): Cells {
  if (head.kind === 'json') return jsonCells(dotted);
  return {
    of: (map) => {
      const index = columnIndex(map.columns, head.columns);
      return index < 0 ? undefined : `c${index}`;
    },
    from: (read) => read,
  };
}

/** Position of the first of some columns that a header has; -1 without. */
export function columnIndex(columns: readonly Column[], header: readonly string[]): number {
  const names = header.map(plain);
  for (const column of columns) {
    if (typeof column !== 'string') continue;
    const exact = header.indexOf(column);
    const index = exact >= 0 ? exact : names.indexOf(plain(column));
    if (index >= 0) return index;
  }
  return -1;
}

const utcMark = / \[UTC\]$/i;

/** Log Analytics marks columns whose times it shows in UTC; the name is what stands before. */
export function plainName(column: string): string {
  return column.replace(utcMark, '');
}

function plain(column: string): string {
  return plainName(column).toLowerCase();
}

/** The column says itself that its times are in UTC. */
export function saysUtc(column: string | undefined): boolean {
  return column !== undefined && utcMark.test(column);
}

/** What a column is called where people read it. */
export function columnName(column: Column): string {
  if (typeof column === 'string') return column;
  const where = Object.values(column.where ?? {}).join(' ');
  return `${column.list}${where && `[${where}]`}.${column.take}`;
}
