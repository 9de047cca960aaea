import type { ReadField } from './compile.ts';
import type { FieldMap } from './format.ts';
import { identifier, literal } from './open.ts';
import { timeSql, type TimeSettings, type TimeSql } from './time.ts';
import { closedLists } from './vocabulary.ts';

const yesNo: Readonly<Record<string, boolean>> = {
  true: true,
  yes: true,
  '1': true,
  false: false,
  no: false,
  '0': false,
};

/**
 * The field `name` out of its text. `utc`: times without a zone are UTC, whatever the settings say. `start`: the
 * cell counts seconds from the creation, whose time has these forms.
 */
export function readField(
  name: string,
  map: FieldMap,
  type: string,
  settings: TimeSettings,
  utc: boolean,
  start: readonly string[] | undefined,
): Omit<ReadField, 'needed'> {
  const text = `cell.${identifier(name)}`;
  if (type !== 'TIMESTAMP') return { name, map, type, typed: typedSql(name, text, map, type) };
  const read = (cell: string, forms: readonly string[]): TimeSql =>
    utc
      ? { ...timeSql(cell, forms, { ...settings, timezone: 'UTC' }), local: 'CAST(NULL AS TIMESTAMP)' }
      : timeSql(cell, forms, settings);
  if (start)
    return {
      name,
      map,
      type,
      typed: `${read('cell.created_at', start).utc} + to_seconds(TRY_CAST(${text} AS DOUBLE))`,
    };
  const forms = map.time ?? ['iso'];
  if (map.pick) {
    const each = `list_transform(string_split(${text}, ','), lambda item: ${read('item', forms).utc})`;
    return { name, map, type, typed: `list_${map.pick === 'latest' ? 'max' : 'min'}(${each})` };
  }
  const time = read(text, forms);
  return {
    name,
    map,
    type,
    typed: time.utc,
    time,
    ...(settings.date_order && { dateOrder: settings.date_order }),
  };
}

/** The items of a list in SQL. A file is staged with its text: few ask for the items, and none can be lost. */
export function itemsSql({ pattern }: FieldMap, text: string): string {
  if (pattern !== undefined) return `regexp_extract_all(${text}, ${literal(pattern)})`;
  return `list_filter(regexp_split_to_array(${text}, ${literal('[\\[\\]"\'\\s,;]+')}), lambda item: item <> '')`;
}

function typedSql(name: string, cell: string, map: FieldMap, type: string): string {
  const text = map.one ? `trim(string_split_regex(${cell}, '[\\n,]')[1])` : cell;
  if (map.counted) return `TRY_CAST(${text} AS DOUBLE) > 0`;
  if (type === 'DOUBLE') return `TRY_CAST(${text} AS DOUBLE)`;
  if (type === 'VARCHAR[]') return text;
  const own = closedLists[name];
  const values =
    map.values ??
    (type === 'BOOLEAN' ? yesNo : own && Object.fromEntries(own.map((value) => [value, value])));
  if (!values && !map.prefixes && map.otherwise === undefined) return text;
  const to = (value: string | boolean) => (typeof value === 'boolean' ? String(value) : literal(value));
  const rest = Object.entries(map.prefixes ?? {}).map(
    ([start, value]) =>
      `WHEN starts_with(lower(${text}), ${literal(start.toLowerCase())}) THEN ${literal(value)}`,
  );
  if (map.otherwise !== undefined) rest.push(`WHEN ${text} IS NOT NULL THEN ${literal(map.otherwise)}`);
  const otherwise = rest.length === 0 ? `CAST(NULL AS ${type})` : `CASE ${rest.join(' ')} END`;
  const cases = Object.entries(values ?? {}).map(
    ([from, value]) => `WHEN ${literal(from.toLowerCase())} THEN ${to(value)}`,
  );
  return cases.length === 0 ? otherwise : `CASE lower(${text}) ${cases.join(' ')} ELSE ${otherwise} END`;
}
