import { UnreadableFileError, type Header } from './header.ts';
import { closingQuote, recordEnd } from './records.ts';
import { ByteWindow, recordBytes } from './window.ts';

/** One record as it lies in the window; `bytes` is only valid during the visit. */
export interface WalkedRecord {
  bytes: Buffer;
  start: number;
  /** Byte after the last cell, without the line's end. */
  end: number;
  /** Offset of `start` in the file. */
  position: number;
  /** As an editor counts, from 1. */
  line: number;
  /** Why this physical line is no record. */
  broken?: string;
  /** A blank line before it or a stray carriage return in it: DuckDB must not read this in place. */
  irregular: boolean;
  /** The line ends as on Windows. */
  windows: boolean;
}

export type Shape = Pick<Header, 'delimiter' | 'columns' | 'offset' | 'line'>;

const quote = 34;
const lineFeed = 10;
const carriageReturn = 13;
const space = 32;

/**
 * Visits every record after the header, in order, in constant memory. What is no record is visited as
 * one physical line and reading goes on behind it: an open quote costs its own line, not the good rows
 * it swallows. A record over several lines with the wrong number of cells is taken for such a case. A visit that
 * returns false is the last.
 * Throws UnreadableFileError on NUL bytes.
 */
export function walkRecords(path: string, shape: Shape, visit: (record: WalkedRecord) => unknown): void {
  const window = new ByteWindow(path, shape.offset);
  try {
    const delimiter = shape.delimiter.charCodeAt(0);
    let line = shape.line;
    let at = 0;
    let fills = 0;
    let [nextQuote, nextReturn] = [-1, -1];
    let blank = false;
    for (;;) {
      at = window.advance(at);
      if (window.fills !== fills) {
        ({ fills } = window);
        [nextQuote, nextReturn] = [-1, -1];
        if (window.bytes.includes(0))
          throw new UnreadableFileError('holds NUL bytes', 'export it again as CSV in UTF-8');
      }
      if (at >= window.bytes.length) return;
      if (nextQuote < at) nextQuote = window.find(quote, at);
      if (nextReturn < at) nextReturn = window.find(carriageReturn, at);
      const simple = physicalLine(window, at);
      let found = simple;
      if (simple.end === at) blank = true;
      else {
        if (nextQuote < simple.end) {
          const behind = quoteBehind(window.bytes, at, simple.end, nextQuote, delimiter);
          if (behind === undefined) found = quotedRecord(window, at, shape, simple);
          else nextQuote = behind;
        } else if (simple.end - at >= recordBytes) found.broken = 'the line is longer than 2 MB';
        const { end, broken } = found;
        const stray =
          nextReturn < end || (found.lines > 1 && window.bytes.subarray(at, end).includes(carriageReturn));
        const record = {
          bytes: window.bytes,
          start: at,
          end,
          position: window.position + at,
          line,
          irregular: blank || stray,
          windows: found.windows,
        };
        if (visit(broken === undefined ? record : { ...record, broken }) === false) return;
        blank = false;
      }
      at = found.next;
      line += found.lines;
    }
  } finally {
    window.close();
  }
}

interface Extent {
  end: number;
  next: number;
  windows: boolean;
  lines: number;
  broken: string | undefined;
}

function physicalLine({ bytes }: ByteWindow, at: number): Extent {
  const feed = bytes.indexOf(lineFeed, at);
  const stop = feed < 0 ? bytes.length : feed;
  const windows = stop > at && bytes[stop - 1] === carriageReturn;
  const [end, next] = [windows ? stop - 1 : stop, feed < 0 ? stop : stop + 1];
  return { end, next, windows, lines: 1, broken: undefined };
}

/**
 * Where the next quote stands behind the physical line from `at` to `end`, whose first is `open`; Infinity when there is none.
 * Undefined unless each quoted cell of the line is closed on it: recordEnd looks at the others byte by byte.
 */
function quoteBehind(
  bytes: Buffer,
  at: number,
  end: number,
  open: number,
  delimiter: number,
): number | undefined {
  let start = open;
  while (start < end) {
    let before = start - 1;
    while (before >= at && bytes[before] === space) before -= 1;
    if (before >= at && bytes[before] !== delimiter) return undefined;
    const close = closingQuote(bytes, start + 1);
    if (close < 0 || close >= end) return undefined;
    let next = close + 1;
    while (next < end && bytes[next] === space) next += 1;
    if (next < end && bytes[next] !== delimiter) return undefined;
    start = bytes.indexOf(quote, next);
    if (start < 0) return Number.POSITIVE_INFINITY;
  }
  return start;
}

function quotedRecord({ bytes, last }: ByteWindow, at: number, shape: Shape, simple: Extent): Extent {
  const found = recordEnd(bytes, at, last, shape.delimiter.charCodeAt(0));
  if (found.kind === 'open') return { ...simple, broken: 'a quote is opened and never closed' };
  if (found.kind === 'broken') return { ...simple, broken: found.reason };
  let lines = 1;
  for (
    let feed = bytes.indexOf(lineFeed, at);
    feed >= 0 && feed < found.end;
    feed = bytes.indexOf(lineFeed, feed + 1)
  )
    lines += 1;
  if (lines > 1 && found.columns !== shape.columns.length)
    return { ...simple, broken: 'a quote swallows the lines after it' };
  return {
    end: found.end,
    next: found.next,
    windows: bytes[found.end] === carriageReturn,
    lines,
    broken: undefined,
  };
}
