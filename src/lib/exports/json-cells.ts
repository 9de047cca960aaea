import type { Cells } from './cells.ts';
import type { Column, FieldMap, ListPath } from './format.ts';
import { literal } from './open.ts';

/** Longest piece of a record that is no JSON object, for the quarantine. */
const longestRecord = 500;
/** Stands for a record that is one. */
export const goodRecord = '{';

/**
 * The cells of JSON, one record a line in the column `c0`. Each record is parsed once for all plain keys; what
 * is no JSON object has no cells, and shows itself in the column `record`.
 */
export function jsonCells(dotted: boolean): Cells {
  const paths: string[] = [];
  const columns: string[] = [];
  const key = (path: string) => {
    if (!paths.includes(path)) paths.push(path);
    return `keys[${paths.indexOf(path) + 1}]`;
  };
  const cell = (column: Column) =>
    typeof column === 'string' ? spellings(column, dotted).map(key) : [listSql(column)];
  return {
    of: ({ columns: candidates }: FieldMap) => {
      const expression = `coalesce(${candidates.flatMap(cell).join(', ')})`;
      if (!columns.includes(expression)) columns.push(expression);
      return `c${columns.indexOf(expression)}`;
    },
    from: (read) => {
      const list = columns.map((expression, index) => `${expression} AS c${index}`);
      return `(SELECT CASE WHEN line IS NULL THEN left(text, ${longestRecord}) ELSE ${literal(goodRecord)} END AS record,
        ${list.join(', ')} FROM (SELECT text, line, json_extract_string(line, [${paths.map(literal).join(', ')}]) AS keys
        FROM (SELECT c0 AS text, CASE WHEN json_valid(c0) AND json_type(c0) = 'OBJECT' THEN c0 END AS line FROM ${read})))`;
    },
  };
}

/** JSON paths of a key such as `a.b.c`: nested, as one name, and with `dotted` every mixture of the two. */
function spellings(column: string, dotted: boolean): string[] {
  const parts = column.split('.');
  const splits: string[][] = [parts];
  if (parts.length > 1) splits.push([column]);
  for (let bits = 1; dotted && bits < 2 ** (parts.length - 1) - 1; bits += 1)
    splits.push(split(column, (at) => (bits >> at) % 2 === 1));
  return splits.map(jsonPath);
}

/** A key taken apart at the dots whose number `apart` says yes to. */
function split(column: string, apart: (at: number) => boolean): string[] {
  let dot = -1;
  return column
    .replaceAll('.', () => {
      dot += 1;
      return apart(dot) ? '\n' : '.';
    })
    .split('\n');
}

/** A path for DuckDB's JSON functions. A quote cannot be written in one, so such a key is not found. */
function jsonPath(names: readonly string[]): string {
  return `$${names.map((name) => `."${name.replaceAll('"', '')}"`).join('')}`;
}

/** The wanted values of a list's objects, with commas between; NULL without any. */
function listSql({ list, take, where, undone, lastOf, last, noneIf }: ListPath): string {
  const all = `TRY_CAST(json_extract(line, ${literal(jsonPath(list.split('.')))}) AS JSON[])`;
  let items = all;
  if (undone) {
    const names = `list_transform(list_filter(${all}, lambda other: ${says('other', undone.where)}), lambda other: ${valueOf('other', undone.names)})`;
    items = `list_filter(${items}, lambda item: NOT coalesce(list_contains(${names}, ${valueOf('item', undone.id)}), false))`;
  }
  if (where) items = `list_filter(${items}, lambda item: ${says('item', where)})`;
  if (lastOf !== undefined)
    items = `list_filter(${items}, lambda item, place: len(list_filter((${items})[place + 1:],
      lambda later: ${valueOf('later', lastOf)} IS NOT DISTINCT FROM ${valueOf('item', lastOf)})) = 0)`;
  if (last) items = `(${items})[-1:]`;
  if (noneIf)
    items = `CASE WHEN len(list_filter(${items}, lambda item: ${says('item', noneIf)})) = 0 THEN ${items} END`;
  return `nullif(array_to_string(list_transform(${items}, lambda item: ${valueOf('item', take)}), ','), '')`;
}

function valueOf(object: string, path: string): string {
  return `json_extract_string(${object}, ${literal(jsonPath(path.split('.')))})`;
}

/** SQL condition: a JSON object says all of this. */
function says(object: string, pairs: Readonly<Record<string, string>>): string {
  return Object.entries(pairs)
    .map(([path, text]) => `coalesce(${valueOf(object, path)} = ${literal(text)}, false)`)
    .join(' AND ');
}
