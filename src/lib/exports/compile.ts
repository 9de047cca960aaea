import type { Source } from '#lib/model/source.ts';
import type { Kind } from './canonical.ts';
import { columnIndex, columnName, saysUtc, type Cells } from './cells.ts';
import type { FieldMap, Layout } from './format.ts';
import type { Head } from './head.ts';
import { goodRecord } from './json-cells.ts';
import { identifier, literal } from './open.ts';
import { fieldType } from './resolve.ts';
import { timeSql, type TimeSettings, type TimeSql } from './time.ts';
import { closedLists } from './vocabulary.ts';

/** A field as it is read from a file. */
export interface ReadField {
  name: string;
  map: FieldMap;
  /** DuckDB type. */
  type: string;
  /** SQL over `cell.name`, the text; NULL where it cannot be read. */
  typed: string;
  /** A row without it is left out. */
  needed: boolean;
  /** Set for times. */
  time?: TimeSql;
  dateOrder?: 'dmy' | 'mdy';
  /** Why a row is left out, where the format knows better than "cannot be read". */
  because?: { reason: string; fix: string };
}

/** How one file of a source is read. */
export interface Reading {
  layout: Layout;
  fields: readonly ReadField[];
  /** The cells as text, as SQL over the columns of `from`. */
  texts: readonly string[];
  from: Cells['from'];
}

const yesNo: Readonly<Record<string, boolean>> = {
  true: true,
  yes: true,
  '1': true,
  false: false,
  no: false,
  '0': false,
};

/** Plans one file: every field of its layout, its team when a column gives it, and what orders its rows. */
export function planReading(source: Source, kind: Kind, layout: Layout, head: Head, cells: Cells): Reading {
  const maps = Object.entries<FieldMap>({ ...layout.fields, ...layout.order });
  if (typeof source.team === 'object') maps.push(['team', teamMap(source.team)]);
  const settings = { timezone: source.timezone, date_order: source.date_order };
  const created = layout.fields['created_at'];
  const fields = maps.map(([name, map]): ReadField => {
    const used = head.kind === 'csv' ? head.columns[columnIndex(map.columns, head.columns)] : undefined;
    const utc = layout.utc === true || saysUtc(used);
    const start = map.after && created && (created.time ?? ['iso']);
    return {
      ...readField(name, map, fieldType(kind, name) ?? 'VARCHAR', settings, utc, start),
      needed: name === 'id' || name === (layout.adds ? 'updated_at' : 'created_at'),
    };
  });
  const inRows = layout.rows && rowsField(layout.rows);
  const texts = fields.map(({ name, map }) => {
    const text = textSql(map, layout, cells, name === 'team');
    const belongs = inRows && name === 'id' ? belongsSql(layout, cells) : undefined;
    return `${belongs ? `CASE WHEN ${belongs} THEN ${text} END` : text} AS ${identifier(name)}`;
  });
  if (layout.rows && inRows) {
    fields.push(inRows);
    texts.push(`${textSql(inRows.map, layout, cells, false)} AS ${identifier(inRows.name)}`);
  }
  if (head.kind === 'json') {
    fields.push(recordField);
    texts.push('record');
  }
  return { layout, fields, texts, from: cells.from };
}

function teamMap({ column, map, default: otherwise }: Exclude<Source['team'], string>): FieldMap {
  return { columns: [column], values: map, custom: true, ...(otherwise !== undefined && { otherwise }) };
}

/** A record that is no JSON object leaves no other trace. */
const recordField: ReadField = {
  name: 'record',
  map: { columns: [] },
  type: 'VARCHAR',
  typed: `CASE WHEN cell.record = ${literal(goodRecord)} THEN cell.record END`,
  needed: true,
  because: { reason: 'not a valid JSON object', fix: 'correct this record in the file' },
};

function rowsField({ column, values, reason, fix }: NonNullable<Layout['rows']>): ReadField {
  const known = values.map(literal).join(', ');
  return {
    name: 'row_kind',
    map: { columns: [column] },
    type: 'VARCHAR',
    typed: `CASE WHEN cell.row_kind IN (${known}) THEN cell.row_kind END`,
    needed: true,
    because: { reason, fix },
  };
}

function belongsSql({ rows, ...layout }: Layout, cells: Cells): string | undefined {
  if (!rows) return undefined;
  return `${textSql({ columns: [rows.column] }, layout, cells, false)} IN (${rows.values.map(literal).join(', ')})`;
}

/** SQL of one field's cell: trimmed, NULL where it is missing, says nothing or does not apply. */
function textSql(map: FieldMap, layout: Layout, cells: Cells, person: boolean): string {
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

function readField(
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

function typedSql(name: string, cell: string, map: FieldMap, type: string): string {
  const text = map.one ? `trim(string_split_regex(${cell}, '[\\n,]')[1])` : cell;
  if (map.counted) return `TRY_CAST(${text} AS DOUBLE) > 0`;
  if (type === 'DOUBLE') return `TRY_CAST(${text} AS DOUBLE)`;
  if (map.pattern !== undefined) return `regexp_extract_all(${text}, ${literal(map.pattern)})`;
  if (type === 'VARCHAR[]')
    return `list_filter(regexp_split_to_array(${text}, ${literal('[\\[\\]"\'\\s,;]+')}), lambda item: item <> '')`;
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
