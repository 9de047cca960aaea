import { UnreadableFileError } from './header.ts';
import { advance, notAnObject, recordAt, type Visit } from './json-record.ts';
import { isObject, parsed, skipSpace, valueEnd, wrappedList } from './json-scan.ts';
import { nextRecord } from './next-record.ts';
import type { ByteWindow } from './window.ts';

/** A rest without any readable record, beyond which more than one record must be lost. */
const longestRest = 1 << 20;
const lineFeed = 10;
const [openBrace, openBracket, closeBracket, comma] = [123, 91, 93, 44];

/** A list of records, objects that wrap such a list, or objects one after the other. */
export class ListWalk {
  readonly #window: ByteWindow;
  readonly #visit: Visit;
  #at = 0;
  #line = 1;
  /** Inside a list, this many objects deep; undefined between the values of the file. */
  #list: number | undefined;
  /** The first keys of every record so far. */
  #keys: readonly string[] | undefined;

  constructor(window: ByteWindow, visit: Visit) {
    this.#window = window;
    this.#visit = visit;
  }

  run(): void {
    let going: unknown = true;
    while (going !== false) {
      this.#moveTo(this.#separatorsEnd());
      const { bytes, last } = this.#window;
      if (this.#at < bytes.length) going = this.#step(bytes, this.#at);
      else if (last) {
        if (this.#list !== undefined)
          this.#visitBroken(this.#at, this.#at, 'the file ends before its list does: records may be missing');
        return;
      }
    }
  }

  #step(bytes: Buffer, at: number): unknown {
    const byte = bytes[at];
    if (this.#list === undefined) {
      const list = byte === openBracket ? { at, depth: 0 } : byte === openBrace && wrappedList(bytes, at);
      if (!list) return this.#record(bytes, at);
      this.#list = list.depth;
      this.#moveTo(list.at + 1);
      return undefined;
    }
    if (byte !== closeBracket) return this.#record(bytes, at);
    this.#moveTo(at + 1);
    for (let depth = this.#list; depth > 0; depth -= 1) this.#leaveObject();
    this.#list = undefined;
    return undefined;
  }

  #record(bytes: Buffer, at: number): unknown {
    const end = valueEnd(bytes, at);
    const value = end > at ? parsed(bytes.toString('utf8', at, end)) : undefined;
    if (isObject(value)) {
      this.#keys = sharedStart(this.#keys, Object.keys(value).slice(0, 3));
      const going = this.#visit(recordAt(this.#window, at, end, this.#line, true));
      this.#moveTo(end);
      return going;
    }
    if (value !== undefined) return this.#visitBroken(at, end, notAnObject);
    const next = nextRecord(bytes, at, this.#list !== undefined, this.#keys);
    if (next === undefined && end < 0) return this.#rest(bytes, at);
    // A record that lacks its own end takes the list's.
    const own = this.#list !== undefined && bytes[end - 1] === closeBracket ? end - 1 : end;
    const stop = next === undefined || (end > 0 && end <= next) ? own : next;
    return this.#visitBroken(at, Math.max(stop, at + 1), notAnObject);
  }

  #rest(bytes: Buffer, at: number): unknown {
    if (!this.#window.last || bytes.length - at > longestRest)
      throw new UnreadableFileError(
        `is JSON that breaks in line ${this.#line} and cannot be split into records after it`,
        'export it again, or as NDJSON with one record a line',
      );
    this.#list = undefined;
    return this.#visitBroken(at, bytes.length, 'the file ends inside this record');
  }

  #visitBroken(at: number, stop: number, broken: string): unknown {
    const { bytes } = this.#window;
    let end = stop;
    while (end > at && (bytes[end - 1] === comma || skipSpace(bytes, end - 1) > end - 1)) end -= 1;
    const going = this.#visit({ ...recordAt(this.#window, at, end, this.#line, true), broken });
    this.#moveTo(stop);
    return going;
  }

  /** Skips what follows the list in the object that wraps it. */
  #leaveObject(): void {
    for (let depth = 1; depth > 0;) {
      this.#moveTo(this.#at);
      const { bytes, last } = this.#window;
      const byte = bytes[this.#at];
      if (byte === undefined) {
        if (last) return;
        continue;
      }
      if (byte === 125) depth -= 1;
      const simple = byte === 125 || byte === comma || byte === 58 || skipSpace(bytes, this.#at) > this.#at;
      const end = simple ? this.#at + 1 : valueEnd(bytes, this.#at);
      this.#moveTo(end < 0 ? bytes.length : Math.max(end, this.#at + 1));
    }
  }

  #separatorsEnd(): number {
    const { bytes } = this.#window;
    let at = skipSpace(bytes, this.#at);
    while (bytes[at] === comma) at = skipSpace(bytes, at + 1);
    return at;
  }

  /** Moves on to `at`, counting lines, and lets the window follow. */
  #moveTo(at: number): void {
    const passed = this.#window.bytes.subarray(this.#at, at);
    for (let feed = passed.indexOf(lineFeed); feed >= 0; feed = passed.indexOf(lineFeed, feed + 1))
      this.#line += 1;
    this.#at = advance(this.#window, at);
  }
}

/** The keys that both begin with. */
function sharedStart(known: readonly string[] | undefined, keys: readonly string[]): readonly string[] {
  if (known === undefined) return keys;
  const differs = known.findIndex((key, index) => keys[index] !== key);
  return differs < 0 ? known : known.slice(0, differs);
}
