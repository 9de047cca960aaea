import type { Source } from '#lib/model/source.ts';
import type { Kind } from './canonical.ts';
import { columnIndex, saysUtc, type Cells } from './cells.ts';
import type { FieldMap, Layout } from './format.ts';
import type { Head } from './head.ts';
import { goodRecord } from './json-cells.ts';
import { identifier, literal } from './open.ts';
import { fieldType } from './resolve.ts';
import { textSql } from './text-sql.ts';
import type { TimeSql } from './time.ts';
import { readField } from './typed-sql.ts';

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
