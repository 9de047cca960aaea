const quote = 34;
const lineFeed = 10;
const carriageReturn = 13;
const space = 32;

/** Where a record ends, or why it has no end. */
export type RecordEnd =
  | {
      kind: 'record';
      /** Byte after the last cell. */
      end: number;
      /** First byte of the next record. */
      next: number;
      columns: number;
    }
  /** The bytes stop inside the record. */
  | { kind: 'open' }
  | { kind: 'broken'; reason: string };

/**
 * Ends the CSV record that begins at `start`: RFC 4180, blanks allowed around a quoted cell. `last` says
 * that nothing follows `bytes`. Our own reading of the format, against which DuckDB's is counted.
 */
export function recordEnd(bytes: Buffer, start: number, last: boolean, delimiter: number): RecordEnd {
  let columns = 1;
  let at = start;
  for (;;) {
    while (bytes[at] === space && delimiter !== space) at += 1;
    if (bytes[at] === quote) {
      at = closingQuote(bytes, at + 1);
      if (at < 0)
        return last ? { kind: 'broken', reason: 'a quote is opened and never closed' } : { kind: 'open' };
      if (at + 1 >= bytes.length && !last) return { kind: 'open' };
      at += 1;
      while (bytes[at] === space) at += 1;
      const ends = at >= bytes.length || bytes[at] === delimiter || bytes[at] === lineFeed;
      const endsWindows =
        bytes[at] === carriageReturn && (bytes[at + 1] === lineFeed || at + 1 >= bytes.length);
      if (!ends && !endsWindows) return { kind: 'broken', reason: 'text follows a closing quote' };
    } else while (at < bytes.length && bytes[at] !== delimiter && bytes[at] !== lineFeed) at += 1;
    if (bytes[at] === carriageReturn) at += 1;
    if (at >= bytes.length)
      return last ? { kind: 'record', end: trimmed(bytes, start, at), next: at, columns } : { kind: 'open' };
    if (bytes[at] === lineFeed)
      return { kind: 'record', end: trimmed(bytes, start, at), next: at + 1, columns };
    columns += 1;
    at += 1;
  }
}

/** Where a cell's quote, opened before `from`, is closed; -1 when it is not. */
export function closingQuote(bytes: Buffer, from: number): number {
  let at = bytes.indexOf(quote, from);
  while (at >= 0 && bytes[at + 1] === quote) at = bytes.indexOf(quote, at + 2);
  return at;
}

/** A record's end without the carriage return of a Windows line. */
function trimmed(bytes: Buffer, start: number, end: number): number {
  return end > start && bytes[end - 1] === carriageReturn ? end - 1 : end;
}

/** The cells of one well-formed record. */
export function splitRecord(record: string, delimiter: string): string[] {
  const cells: string[] = [];
  let at = 0;
  for (;;) {
    const quoted = /^ *"/.exec(record.slice(at, at + 64));
    let cell: string;
    if (quoted) {
      let end = record.indexOf('"', at + quoted[0].length);
      while (end >= 0 && record[end + 1] === '"') end = record.indexOf('"', end + 2);
      if (end < 0) end = record.length;
      cell = record.slice(at + quoted[0].length, end).replaceAll('""', '"');
      at = record.indexOf(delimiter, end + 1);
    } else {
      const end = record.indexOf(delimiter, at);
      cell = record.slice(at, end < 0 ? undefined : end);
      at = end;
    }
    cells.push(cell);
    if (at < 0) return cells;
    at += 1;
  }
}
