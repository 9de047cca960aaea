import type { DuckDBConnection, DuckDBVector } from '@duckdb/node-api';
import { row, rows } from '#lib/exports/query.ts';
import type { SliceKey } from './catalogue/definition.ts';
import { ascending, type Whole } from './statistics/ascending.ts';
import type { Sample } from './statistics/sample.ts';

/** Gives the durations of one slice value and position; those of all slices where no key was asked for. */
export type Samples = (value: string | undefined, position: number) => Sample;

/**
 * Every duration of the table `timed`, the shortest first, in columns that ten million of them fit into. Their memory
 * is given back by hand: the collector sees small objects, and not how much hangs on them.
 */
export class Lengths {
  readonly #seconds: Whole;
  /** Twice the month, and one more where the case is still open. */
  readonly #place: Uint16Array<ArrayBuffer>;
  readonly #keys: ReadonlyMap<SliceKey, Key>;
  /** Where each cut is laid out. */
  readonly #cut: Whole;

  private constructor(seconds: Whole, place: Uint16Array<ArrayBuffer>, keys: Map<SliceKey, Key>) {
    const order = ascending(seconds);
    this.#seconds = reordered(seconds, order);
    this.#place = reordered(place, order);
    for (const key of keys.values()) key.codes = reordered(key.codes, order);
    this.#keys = keys;
    release(order);
    this.#cut = this.#seconds.slice();
  }

  /** Reads them with the values of some keys; `timed` is gone afterwards. */
  static async read(connection: DuckDBConnection, keys: readonly SliceKey[]): Promise<Lengths> {
    const where = 'seconds IS NOT NULL AND month IS NOT NULL';
    const { count, longest } = await row<{ count: number; longest: number | null }>(
      connection,
      `SELECT count(*)::DOUBLE AS count, max(seconds) AS longest FROM timed WHERE ${where}`,
    );
    const seconds = (longest ?? 0) < 2 ** 32 ? new Uint32Array(count) : new Float64Array(count);
    const place = new Uint16Array(count);
    const known = new Map<SliceKey, Key>();
    for (const key of keys) known.set(key, await keyOf(connection, key, count));
    const codes = [...known]
      .map(([key, { none }]) => `, coalesce(enum_code(${key}), ${none})::UINTEGER`)
      .join('');
    const result = await connection.stream(
      `SELECT seconds::DOUBLE, (2 * month + (outcome = 'open')::UTINYINT)::USMALLINT${codes} FROM timed WHERE ${where}`,
    );
    const columns = [seconds, place, ...[...known.values()].map((key) => key.codes)];
    let at = 0;
    for (let chunk = await result.fetchChunk(); chunk?.rowCount; chunk = await result.fetchChunk()) {
      for (const [i, column] of columns.entries()) column.set(itemsOf(chunk.getColumnVector(i)), at);
      at += chunk.rowCount;
    }
    await connection.run('DROP TABLE timed');
    return new Lengths(seconds, place, known);
  }

  /**
   * Cuts them by a key and by periods: `periods` says in which one each month lies, of `positions`. The samples hold
   * until the next cut, which is laid over them.
   */
  cut(key: SliceKey | undefined, periods: readonly (number | undefined)[], positions: number): Samples {
    const by = key && this.#keys.get(key);
    const [seconds, places, codes, cut] = [this.#seconds, this.#place, by?.codes, this.#cut];
    const cells = Int32Array.from({ length: 2 * periods.length }, (_, place) => {
      const position = periods[place >> 1];
      return position === undefined ? -1 : 2 * position + (place & 1);
    });
    const width = 2 * positions;
    const ends = new Uint32Array(width * (by?.size ?? 1) + 1);
    for (let i = 0; i < places.length; i++) {
      const cell = cells[places[i] ?? 0] ?? -1;
      if (cell < 0) continue;
      const next = cell + 1 + (codes ? width * (codes[i] ?? 0) : 0);
      ends[next] = (ends[next] ?? 0) + 1;
    }
    for (let cell = 1; cell < ends.length; cell++) ends[cell] = (ends[cell] ?? 0) + (ends[cell - 1] ?? 0);
    const starts = ends.slice();
    for (let i = 0; i < places.length; i++) {
      const cell = cells[places[i] ?? 0] ?? -1;
      if (cell < 0) continue;
      const own = codes ? cell + width * (codes[i] ?? 0) : cell;
      const to = ends[own] ?? 0;
      cut[to] = seconds[i] ?? 0;
      ends[own] = to + 1;
    }
    const of = (cell: number) => cut.subarray(starts[cell], starts[cell + 1]);
    const made = new Map<number, Sample>();
    return (value, position) => {
      const code = by && value !== undefined ? (by.texts.get(value) ?? by.none) : 0;
      const cell = width * code + 2 * position;
      const sample = made.get(cell) ?? { finished: of(cell), open: of(cell + 1) };
      made.set(cell, sample);
      return sample;
    };
  }

  /** Gives the memory back; no sample holds any more. */
  close(): void {
    release(this.#seconds, this.#place, this.#cut, ...[...this.#keys.values()].map(({ codes }) => codes));
  }
}

type Column = Whole | Uint8Array<ArrayBuffer> | Uint16Array<ArrayBuffer>;

/** A key's value of each case as a number. */
interface Key {
  codes: Exclude<Column, Float64Array>;
  texts: ReadonlyMap<string, number>;
  /** The number of a case without a value, which counts as "unknown". */
  none: number;
  /** How many numbers there are. */
  size: number;
}

async function keyOf(connection: DuckDBConnection, key: SliceKey, count: number): Promise<Key> {
  const found = await rows<{ text: string }>(
    connection,
    `SELECT unnest(enum_range(CAST(NULL AS ${key}_name)))::VARCHAR AS text`,
  );
  const texts = new Map(found.map(({ text }, code) => [text, code]));
  const none = texts.get('unknown') ?? texts.size;
  const size = Math.max(texts.size, none + 1);
  const Codes = size <= 2 ** 8 ? Uint8Array : size <= 2 ** 16 ? Uint16Array : Uint32Array;
  return { codes: new Codes(count), texts, none, size };
}

/** The numbers of a vector without NULL, as they lie in memory. */
function itemsOf(vector: DuckDBVector): ArrayLike<number> {
  return (vector as unknown as { items: ArrayLike<number> }).items;
}

/** The values in that order; those given are gone. */
function reordered<T extends Column>(values: T, order: Uint32Array): T {
  const sorted = values.slice() as T;
  for (let i = 0; i < order.length; i++) sorted[i] = values[order[i] ?? 0] ?? 0;
  release(values);
  return sorted;
}

function release(...columns: readonly Column[]): void {
  for (const { buffer } of columns) buffer.transfer(0);
}
