import { columnName, type Cells } from './cells.ts';
import type { FieldMap, Layout } from './format.ts';
import { literal } from './open.ts';

/** SQL of one field's cell: trimmed, NULL where it is missing, says nothing or does not apply. */
export function textSql(map: FieldMap, layout: Layout, cells: Cells, person: boolean): string {
  const cell = cells.of(map);
  if (cell === undefined) return 'CAST(NULL AS VARCHAR)';
  const keys = person ? map.columns.flatMap((column) => layout.inside?.[columnName(column)] ?? []) : [];
  const text = trimmed(keys.length > 0 ? insideSql(cell, keys) : cell, layout.missing ?? []);
  const said = map.none ? `CASE WHEN lower(${text}) NOT IN (${lowered(map.none)}) THEN ${text} END` : text;
  const { status } = layout.fields;
  // A file from before the column was added says nothing against its cells.
  if (!map.only || !status || cells.of(status) === undefined) return said;
  const wanted = Object.entries(status.values ?? {}).flatMap(([from, to]) =>
    map.only?.includes(String(to)) ? [from] : [],
  );
  return `CASE WHEN lower(${textSql(status, layout, cells, false)}) IN (${lowered(wanted)}) THEN ${said} END`;
}

function lowered(values: readonly string[]): string {
  return values.map((value) => literal(value.toLowerCase())).join(', ');
}

/** A cell that may hold a JSON object stands for the first of its keys that says something. */
function insideSql(cell: string, keys: readonly string[]): string {
  const values = keys.map((key) => `nullif(json_extract_string(${cell}, ${literal(`$."${key}"`)}), '')`);
  return `CASE WHEN json_valid(${cell}) THEN coalesce(${values.join(', ')}) ELSE ${cell} END`;
}

const blanks = [' ', '\t', '\r', '\n'];

/** A cell without the blanks around it, NULL when nothing is left. Most cells need no trimming, which is slow. */
function trimmed(cell: string, missing: readonly string[]): string {
  const clean = [`${cell} >= '!'`, ...blanks.map((blank) => `NOT suffix(${cell}, ${literal(blank)})`)];
  const text = `CASE WHEN ${clean.join(' AND ')} THEN ${cell} ELSE trim(${cell}, ${literal(blanks.join(''))}) END`;
  return ['', ...missing].reduce((sql, none) => `nullif(${sql}, ${literal(none)})`, text);
}
