import { closeSync, openSync, readSync } from 'node:fs';

const chunkBytes = 4 << 20;
/** Longest record; also the most DuckDB takes. */
export const recordBytes = 2_097_152;

/** A file seen through a moving window that always shows the next `longest` bytes, or all that is left. */
export class ByteWindow {
  bytes: Buffer;
  /** How often the bytes were replaced. */
  fills = 0;
  /** Nothing follows `bytes` in the file. */
  last = false;
  readonly #file: number;
  readonly #buffer: Buffer;
  readonly #longest: number;
  /** Offset of `bytes[0]` in the file. */
  position: number;

  constructor(path: string, offset: number, longest: number = recordBytes) {
    this.#longest = longest;
    this.#buffer = Buffer.allocUnsafe(chunkBytes + longest);
    this.#file = openSync(path, 'r');
    this.position = offset;
    this.bytes = this.#buffer.subarray(0, 0);
  }

  /** Moves on when less than a record is left after `at`. Returns where `at` is now. */
  advance(at: number): number {
    if (this.last || this.bytes.length - at >= this.#longest) return at;
    this.#buffer.copyWithin(0, at, this.bytes.length);
    let filled = this.bytes.length - at;
    this.position += at;
    while (filled < this.#buffer.length && !this.last) {
      const read = readSync(
        this.#file,
        this.#buffer,
        filled,
        this.#buffer.length - filled,
        this.position + filled,
      );
      filled += read;
      this.last = read === 0;
    }
    this.bytes = this.#buffer.subarray(0, filled);
    this.fills += 1;
    return 0;
  }

  /** First `byte` at or after `at` in the window; Infinity when there is none. */
  find(byte: number, at: number): number {
    const found = this.bytes.indexOf(byte, at);
    return found < 0 ? Number.POSITIVE_INFINITY : found;
  }

  close(): void {
    closeSync(this.#file);
  }
}
