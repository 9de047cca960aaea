import type { DuckDBConnection, DuckDBVector } from '@duckdb/node-api';
import { row, rows } from '#lib/exports/query.ts';
import type { SliceKey } from './catalogue/definition.ts';
import { ascending, type Whole } from './statistics/ascending.ts';
import type { Sample } from './statistics/sample.ts';

/** Gives the durations of one slice value and position; those of all slices where no key was asked for. */
export type Samples = (value: string | undefined, position: number) => Sample;

/** Every duration of the table `timed`, the shortest first, in columns that ten million of them fit into. */
export class Lengths {
  readonly #seconds: Whole;
  /** 1 where the case is still open. */
  readonly #open: Uint8Array;
  readonly #month: Uint16Array;
  readonly #keys: ReadonlyMap<SliceKey, Key>;
  /** Of each cut anew: the cell of each case, counted from 1; 0 is none. */
  readonly #cells: Uint32Array;

  private constructor(seconds: Whole, open: Uint8Array, month: Uint16Array, keys: Map<SliceKey, Key>) {
    const order = ascending(seconds);
    this.#seconds = reordered(seconds, order);
    this.#open = reordered(open, order);
    this.#month = reordered(month, order);
    for (const key of keys.values()) key.codes = reordered(key.codes, order);
    this.#keys = keys;
    this.#cells = order;
  }

  /** Reads them with the values of some keys; `timed` is gone afterwards. */
  static async read(connection: DuckDBConnection, keys: readonly SliceKey[]): Promise<Lengths> {
    const where = 'seconds IS NOT NULL AND month IS NOT NULL';
    const { count, longest } = await row<{ count: number; longest: number | null }>(
      connection,
      `SELECT count(*)::DOUBLE AS count, max(seconds) AS longest FROM timed WHERE ${where}`,
    );
    const seconds = (longest ?? 0) < 2 ** 32 ? new Uint32Array(count) : new Float64Array(count);
    const [open, month] = [new Uint8Array(count), new Uint16Array(count)];
    const known = new Map<SliceKey, Key>();
    for (const key of keys) known.set(key, await keyOf(connection, key, count));
    const codes = keys.map((key) => `, enum_code(${key})::UINTEGER`).join('');
    const result = await connection.stream(
      `SELECT seconds::DOUBLE, (outcome = 'open')::UTINYINT, month::USMALLINT${codes} FROM timed WHERE ${where}`,
    );
    const columns = [seconds, open, month, ...[...known.values()].map((key) => key.codes)];
    let at = 0;
    for (let chunk = await result.fetchChunk(); chunk?.rowCount; chunk = await result.fetchChunk()) {
      for (const [i, column] of columns.entries())
        copy(chunk.getColumnVector(i), column, at, [...known.values()][i - 3]?.none ?? 0);
      at += chunk.rowCount;
    }
    await connection.run('DROP TABLE timed');
    return new Lengths(seconds, open, month, known);
  }

  /** Cuts them by a key and by periods: `places` says in which one each month lies, of `positions`. */
  cut(key: SliceKey | undefined, places: readonly (number | undefined)[], positions: number): Samples {
    const by = key && this.#keys.get(key);
    const place = Int32Array.from({ length: 2 ** 16 }, (_, month) => places[month] ?? -1);
    const [seconds, open, month, codes] = [this.#seconds, this.#open, this.#month, by?.codes];
    const size = 2 * positions * ((by?.none ?? 0) + 1);
    const ends = new Uint32Array(size + 1);
    const cells = this.#cells;
    for (let i = 0; i < cells.length; i++) {
      const position = place[month[i] ?? 0] ?? -1;
      const cell = position < 0 ? 0 : 2 * ((codes?.[i] ?? 0) * positions + position) + (open[i] ?? 0) + 1;
      cells[i] = cell;
      if (cell === 0) continue;
      ends[cell] = (ends[cell] ?? 0) + 1;
    }
    for (let cell = 1; cell <= size; cell++) ends[cell] = (ends[cell] ?? 0) + (ends[cell - 1] ?? 0);
    const starts = ends.slice();
    const cut =
      seconds instanceof Uint32Array ? new Uint32Array(ends[size] ?? 0) : new Float64Array(ends[size] ?? 0);
    for (let i = 0; i < cells.length; i++) {
      const cell = (cells[i] ?? 0) - 1;
      if (cell < 0) continue;
      const to = ends[cell] ?? 0;
      cut[to] = seconds[i] ?? 0;
      ends[cell] = to + 1;
    }
    const of = (cell: number) => cut.subarray(starts[cell], starts[cell + 1]);
    const made = new Map<number, Sample>();
    return (value, position) => {
      const code = by && value !== undefined ? (by.texts.get(value) ?? by.none) : 0;
      const cell = 2 * (code * positions + position);
      const sample = made.get(cell) ?? { finished: of(cell), open: of(cell + 1) };
      made.set(cell, sample);
      return sample;
    };
  }
}

/** A key's value of each case as a number. */
interface Key {
  codes: Uint8Array | Uint16Array | Uint32Array;
  texts: ReadonlyMap<string, number>;
  /** The number of a case without a value, which counts as "unknown". */
  none: number;
}

async function keyOf(connection: DuckDBConnection, key: SliceKey, count: number): Promise<Key> {
  const found = await rows<{ text: string }>(
    connection,
    `SELECT unnest(enum_range(CAST(NULL AS ${key}_name)))::VARCHAR AS text`,
  );
  const texts = new Map(found.map(({ text }, code) => [text, code]));
  const none = texts.get('unknown') ?? texts.size;
  const Codes = texts.size < 2 ** 8 ? Uint8Array : texts.size < 2 ** 16 ? Uint16Array : Uint32Array;
  return { codes: new Codes(count), texts, none };
}

function copy(from: DuckDBVector, to: Whole | Uint8Array | Uint16Array, at: number, none: number): void {
  const { items } = from as unknown as { items: ArrayLike<number> };
  to.set(items, at);
  if (none === 0) return;
  for (let i = 0; i < items.length; i++) if (from.getItem(i) === null) to[at + i] = none;
}

function reordered<T extends Whole | Uint8Array | Uint16Array>(values: T, order: Uint32Array): T {
  const sorted = values.slice() as T;
  for (let i = 0; i < order.length; i++) sorted[i] = values[order[i] ?? 0] ?? 0;
  return sorted;
}
