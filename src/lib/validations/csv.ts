import type { Point } from '#lib/model/finding.ts';

/** One cell with the place it begins at. */
export interface Cell {
  text: string;
  at: Point;
}

/** A CSV as read: its records in order, and where it stops making sense. */
export interface Csv {
  records: Cell[][];
  /** A quote that nothing closes, or text after one that does. What stands before it is in `records`. */
  broken: { at: Point; why: string } | undefined;
}

/**
 * Reads CSV text (RFC 4180; any line ending). The separator is the comma or the semicolon, whichever the first line has
 * more of. A record is as long as it is; an empty line is none.
 */
export function readCsv(text: string): Csv {
  const source = text.replace(/^\uFEFF/, '');
  const first = source.slice(0, /[\r\n]|$/.exec(source)?.index);
  const separator = first.split(';').length > first.split(',').length ? ';' : ',';
  const reader = new Reader(source);
  const records: Cell[][] = [];
  let record: Cell[] = [];
  for (;;) {
    const { cell, broken } = readCell(reader, separator);
    if (broken) return { records, broken };
    record.push(cell);
    if (reader.take(separator)) continue;
    if (record.length > 1 || cell.text !== '') records.push(record);
    record = [];
    if (!reader.takeLineEnd()) return { records, broken: undefined };
  }
}

function readCell(reader: Reader, separator: string): { cell: Cell; broken?: NonNullable<Csv['broken']> } {
  const at = reader.place();
  if (!reader.take('"')) return { cell: { text: reader.takeUntil(separator), at } };
  let text = '';
  for (;;) {
    const part = reader.takeQuoted();
    if (part === undefined) return { cell: { text, at }, broken: { at, why: 'no quote closes this one' } };
    text += part;
    if (!reader.take('"')) break;
    text += '"';
  }
  const after = reader.place();
  if (reader.takeUntil(separator) === '') return { cell: { text, at } };
  return { cell: { text, at }, broken: { at: after, why: 'text follows the closing quote' } };
}

/** A place in a text that moves forward, and knows its line. */
class Reader {
  private readonly text: string;
  private position = 0;
  private line = 1;
  private lineStart = 0;

  constructor(text: string) {
    this.text = text;
  }

  place(): Point {
    return { line: this.line, column: this.position - this.lineStart + 1 };
  }

  take(char: string): boolean {
    if (this.text[this.position] !== char) return false;
    this.position += 1;
    return true;
  }

  takeLineEnd(): boolean {
    const end = /\r\n|\r|\n/y;
    end.lastIndex = this.position;
    const found = end.exec(this.text)?.[0];
    if (found === undefined) return false;
    this.advance(this.position + found.length);
    return this.position < this.text.length;
  }

  takeUntil(separator: string): string {
    let end = this.position;
    while (end < this.text.length && this.text[end] !== separator && !/[\r\n]/.test(this.text[end] ?? ''))
      end += 1;
    const found = this.text.slice(this.position, end);
    this.position = end;
    return found;
  }

  /** Everything up to and over the next quote; undefined when there is none. */
  takeQuoted(): string | undefined {
    const end = this.text.indexOf('"', this.position);
    if (end < 0) return undefined;
    const found = this.text.slice(this.position, end);
    this.advance(end + 1);
    return found;
  }

  private advance(to: number): void {
    for (const { 0: end, index } of this.text.slice(this.position, to).matchAll(/\r\n|\r|\n/g)) {
      this.line += 1;
      this.lineStart = this.position + index + end.length;
    }
    this.position = to;
  }
}
