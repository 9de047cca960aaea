import type { Source } from '#lib/model/source.ts';
import { fieldType } from './resolve.ts';
import type { FieldMap, Format } from './format.ts';
import { identifier, literal } from './open.ts';
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
  /** Set for times. */
  time?: TimeSql;
  dateOrder?: 'dmy' | 'mdy';
}

const yesNo: Readonly<Record<string, boolean>> = {
  true: true,
  yes: true,
  '1': true,
  false: false,
  no: false,
  '0': false,
};

/** Every field a source is read for: those of its format, its team when a column gives it, and what orders its rows. */
export function readFields(source: Source, format: Format): ReadField[] {
  const fields = Object.entries({ ...format.fields, ...format.order }).map(([name, map]) =>
    readField(name, map, fieldType(format.kind, name) ?? 'VARCHAR', {
      timezone: source.timezone,
      date_order: source.date_order,
    }),
  );
  if (typeof source.team === 'object')
    fields.push(
      readField(
        'team',
        {
          columns: [source.team.column],
          values: source.team.map,
          ...(source.team.default !== undefined && { otherwise: source.team.default }),
        },
        'VARCHAR',
        {
          timezone: undefined,
          date_order: undefined,
        },
      ),
    );
  return fields;
}

/** The cells of one file as text, in the order of `fields`; `c0`, `c1`… are the file's own columns. */
export function textSql(
  fields: readonly ReadField[],
  header: readonly string[],
  missing: readonly string[],
): string[] {
  return fields.map(({ name, map }) => {
    const index = columnIndex(map, header);
    const cell = index < 0 ? 'CAST(NULL AS VARCHAR)' : trimmed(`c${index}`, missing);
    return `${cell} AS ${identifier(name)}`;
  });
}

const blanks = [' ', '\t', '\r', '\n'];

/** A cell without the blanks around it, NULL when nothing is left. Most cells need no trimming, which is slow. */
function trimmed(cell: string, missing: readonly string[]): string {
  const clean = [`${cell} >= '!'`, ...blanks.map((blank) => `NOT suffix(${cell}, ${literal(blank)})`)];
  const text = `CASE WHEN ${clean.join(' AND ')} THEN ${cell} ELSE trim(${cell}, ${literal(blanks.join(''))}) END`;
  return ['', ...missing].reduce((sql, none) => `nullif(${sql}, ${literal(none)})`, text);
}

/** Position of the first of a field's columns that a header has; -1 without. */
export function columnIndex(map: FieldMap, header: readonly string[]): number {
  const names = header.map((column) => column.toLowerCase());
  for (const column of map.columns) {
    const exact = header.indexOf(column);
    const index = exact >= 0 ? exact : names.indexOf(column.toLowerCase());
    if (index >= 0) return index;
  }
  return -1;
}

function readField(name: string, map: FieldMap, type: string, settings: TimeSettings): ReadField {
  const text = `cell.${identifier(name)}`;
  if (type === 'TIMESTAMP') {
    const time = timeSql(text, map.time ?? ['iso'], settings);
    return {
      name,
      map,
      type,
      typed: time.utc,
      time,
      ...(settings.date_order && { dateOrder: settings.date_order }),
    };
  }
  return { name, map, type, typed: typedSql(name, text, map, type) };
}

function typedSql(name: string, text: string, map: FieldMap, type: string): string {
  if (map.counted) return `TRY_CAST(${text} AS DOUBLE) > 0`;
  if (type === 'DOUBLE') return `TRY_CAST(${text} AS DOUBLE)`;
  if (type === 'VARCHAR[]')
    return `list_filter(regexp_split_to_array(${text}, ${literal('[\\[\\]"\'\\s,;]+')}), lambda item: item <> '')`;
  const own = closedLists[name];
  const values =
    map.values ??
    (type === 'BOOLEAN' ? yesNo : own && Object.fromEntries(own.map((value) => [value, value])));
  if (!values) return text;
  const cases = Object.entries(values).map(
    ([from, to]) =>
      `WHEN ${literal(from.toLowerCase())} THEN ${typeof to === 'boolean' ? String(to) : literal(to)}`,
  );
  const rest = map.otherwise === undefined ? '' : ` WHEN lower(${text}) THEN ${literal(map.otherwise)}`;
  return cases.length === 0 && rest === ''
    ? `CAST(NULL AS ${type})`
    : `CASE lower(${text}) ${cases.join(' ')}${rest} END`;
}
