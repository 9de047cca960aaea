import { closeSync, openSync, readSync } from 'node:fs';
import { recordEnd, splitRecord } from './records.ts';

/** What is at the top of a CSV, read by us so that each file may order its columns as it likes. */
export interface Header {
  kind: 'csv';
  delimiter: string;
  /** Names as written, trimmed; `columns.length` is the width of every record. */
  columns: string[];
  /** Byte after the header record. */
  offset: number;
  /** Editor's line of the first record after it. */
  line: number;
  /** The header is the first thing in the file, where DuckDB can skip it. */
  first: boolean;
}

/** Why a file cannot be read at all, and what to do. */
export class UnreadableFileError extends Error {
  readonly hint: string;

  constructor(message: string, hint: string) {
    super(message);
    this.hint = hint;
  }
}

const delimiters = [',', ';', '\t', '|'];
const windowBytes = 1 << 20;

/** The first megabyte of a file and where its text begins. Throws UnreadableFileError for what is not UTF-8 text. */
export function readStart(path: string): { bytes: Buffer; bom: number } {
  const bytes = firstBytes(path);
  const bom = bytes.length >= 3 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  if (
    (bytes[0] === 0xff && bytes[1] === 0xfe) ||
    (bytes[0] === 0xfe && bytes[1] === 0xff) ||
    bytes.includes(0)
  )
    throw new UnreadableFileError('is UTF-16 or not text', 'export it again as CSV in UTF-8, or save it so');
  return { bytes, bom };
}

/** Reads the header record of a CSV. Throws UnreadableFileError when there is none or the bytes are not UTF-8 text. */
export function readHeader(path: string): Header {
  const { bytes, bom } = readStart(path);
  let start = bom;
  let line = 1;
  while (bytes[start] === 10 || (bytes[start] === 13 && bytes[start + 1] === 10)) {
    start += bytes[start] === 10 ? 1 : 2;
    line += 1;
  }
  if (start >= bytes.length)
    throw new UnreadableFileError('is empty: it has no header line', 'export it again, with column names');
  if (bytes.includes(13) && !bytes.includes(10))
    throw new UnreadableFileError(
      'ends its lines with a carriage return alone',
      'save it with Windows or Unix line ends',
    );
  const candidates = delimiters.flatMap((delimiter) => read(bytes, start, delimiter) ?? []);
  const best = candidates.sort((a, b) => b.columns.length - a.columns.length)[0];
  if (!best) throw new UnreadableFileError('has a broken quote in its header', 'correct the first line');
  return { kind: 'csv', ...best, line: line + countLines(bytes, start, best.offset), first: start === bom };
}

function read(
  bytes: Buffer,
  start: number,
  delimiter: string,
): Pick<Header, 'delimiter' | 'columns' | 'offset'> | undefined {
  const end = recordEnd(bytes, start, true, delimiter.charCodeAt(0));
  if (end.kind !== 'record') return undefined;
  const text = bytes.toString('utf8', start, end.end);
  return {
    delimiter,
    columns: splitRecord(text, delimiter).map((column) => column.trim()),
    offset: end.next,
  };
}

function firstBytes(path: string): Buffer {
  const bytes = Buffer.alloc(windowBytes);
  const file = openSync(path, 'r');
  try {
    return bytes.subarray(0, readSync(file, bytes, 0, windowBytes, 0));
  } finally {
    closeSync(file);
  }
}

function countLines(bytes: Buffer, from: number, to: number): number {
  let lines = 0;
  for (let at = bytes.indexOf(10, from); at >= 0 && at < to; at = bytes.indexOf(10, at + 1)) lines += 1;
  return lines;
}
