import { recordEnd, splitRecord } from './records.ts';

/** One record of a file kept by hand, with its line as an editor counts it. */
export interface Written {
  line: number;
  cells: string[];
  /** Why it is no record; its line is then the one cell. */
  broken?: string;
}

const [lineFeed, zero] = [10, 0];

/**
 * The text of a file as a spreadsheet saves it: UTF-8, or UTF-16 that says so in its first two bytes. Undefined for
 * what is neither. Bytes that are no text become U+FFFD.
 */
export function textIn(bytes: Buffer): string | undefined {
  const wide = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-16be';
  const marked = wide === 'utf-16le' || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (!marked && bytes.includes(zero)) return undefined;
  return new TextDecoder(marked ? wide : 'utf-8').decode(bytes).replaceAll(/\r(?!\n)/g, '\n');
}

/**
 * The records of a CSV in order, without those in which nothing is written. One that breaks the rules of quotes is its
 * first line alone: what follows is read again, so that a quote left open swallows no row.
 */
export function recordsIn(text: string, delimiter: string): Written[] {
  const bytes = Buffer.from(text);
  const written: Written[] = [];
  let [at, line] = [0, 1];
  while (at < bytes.length) {
    const found = recordEnd(bytes, at, true, delimiter.charCodeAt(0));
    const lineEnd = bytes.indexOf(lineFeed, at);
    const end = lineEnd < 0 ? bytes.length : lineEnd;
    const next = found.kind === 'record' ? found.next : end + 1;
    if (found.kind === 'record') {
      const cells = splitRecord(bytes.toString('utf8', at, found.end), delimiter);
      if (cells.some((cell) => cell.trim() !== '')) written.push({ line, cells });
    } else {
      const broken = found.kind === 'broken' ? found.reason : 'a quote is opened and never closed';
      written.push({ line, cells: [bytes.toString('utf8', at, end).trim()], broken });
    }
    for (let byte = at; byte < next; byte += 1) if (bytes[byte] === lineFeed) line += 1;
    at = next;
  }
  return written;
}
