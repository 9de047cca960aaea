import { columnIndex, saysUtc } from './cells.ts';
import type { FieldMap, Layout } from './format.ts';
import { walk, type Head } from './head.ts';
import { parsedObject } from './json-scan.ts';
import { splitRecord } from './records.ts';

/** What the first rows of a file leave open. */
export interface RowHabits {
  /** A time that carries no zone. */
  zoneless?: string;
  /** A date whose order of day and month must be declared. */
  ambiguous?: string;
  /** The order, when the dates seen allow one only. */
  order?: 'dmy' | 'mdy';
  /** A value of the column that says which rows belong to the layout, of a row that does not. */
  elsewhere?: string;
}

const sampleRecords = 1000;
const zoneless =
  /^(\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.\d+)?)?)?|\d{1,2}[-/.](\d{1,2}|\p{L}+\.?)[-/.]\d{2,4}\b.*)$/u;
const dayMonth = /^(\d{1,2})[-/.](\d{1,2})[-/.]\d{4}/;

/** Looks at the first records of a file, to say what its source must declare and what will be left out. */
export function sampleRows(path: string, head: Head, layout: Layout): RowHabits {
  const maps = Object.entries<FieldMap>({ ...layout.fields, ...layout.order }).flatMap(([name, map]) =>
    name.endsWith('_at') ? [map] : [],
  );
  const habits: RowHabits = {};
  let [first, second, records] = [0, 0, 0];
  walk(path, head, ({ bytes, start, end, broken }) => {
    const text = broken === undefined ? bytes.toString('utf8', start, end) : '';
    const elsewhere = text === '' ? undefined : rowElsewhere(text, layout);
    if (elsewhere !== undefined) habits.elsewhere ??= elsewhere;
    for (const { value, utc } of text === '' ? [] : timesIn(text, head, maps)) {
      if (!layout.utc && !utc && zoneless.test(value)) habits.zoneless ??= value;
      const numbers = dayMonth.exec(value);
      if (!numbers) continue;
      habits.ambiguous ??= value;
      first = Math.max(first, Number(numbers[1]));
      second = Math.max(second, Number(numbers[2]));
    }
    records += 1;
    return records < sampleRecords;
  });
  if (habits.ambiguous !== undefined && first > 12 !== second > 12) habits.order = first > 12 ? 'dmy' : 'mdy';
  return habits;
}

interface SeenTime {
  value: string;
  /** Its column says that it is in UTC. */
  utc: boolean;
}

function timesIn(record: string, head: Head, maps: readonly FieldMap[]): SeenTime[] {
  if (head.kind === 'csv') {
    const cells = splitRecord(record, head.delimiter);
    return maps.flatMap(({ columns }) => {
      const index = columnIndex(columns, head.columns);
      const value = cells[index]?.trim();
      return value === undefined ? [] : [{ value, utc: saysUtc(head.columns[index]) }];
    });
  }
  const object = parsedObject(record) ?? {};
  const paths = maps.flatMap(({ columns }) => columns.filter((column) => typeof column === 'string'));
  return paths.flatMap((path) => {
    const value = valueAt(object, path);
    return typeof value === 'string' ? [{ value, utc: false }] : [];
  });
}

function valueAt(object: Record<string, unknown>, path: string): unknown {
  if (Object.hasOwn(object, path)) return object[path];
  return path
    .split('.')
    .reduce<unknown>(
      (value, key) =>
        typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined,
      object,
    );
}

/** Only formats in JSON hold rows of several kinds. */
function rowElsewhere(record: string, { rows }: Layout): string | undefined {
  const value = rows && valueAt(parsedObject(record) ?? {}, rows.column);
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return undefined;
  return rows?.values.includes(String(value)) ? undefined : String(value);
}
