import { closeSync, openSync, writeSync } from 'node:fs';
import { splitRecord } from './records.ts';
import { walk, type Head } from './head.ts';

const flushAt = 1 << 20;

/**
 * Writes the good records of a file to `to`, one way: no header, line feeds, in a CSV quotes only where needed,
 * each JSON record on one line. Bytes inside cells stay as they are.
 */
export function rewrite(from: string, head: Head, to: string): void {
  const file = openSync(to, 'w', 0o600);
  let pending: string[] = [];
  let size = 0;
  const flush = () => {
    writeSync(file, pending.join(''), null, 'latin1');
    pending = [];
    size = 0;
  };
  try {
    walk(from, head, (record) => {
      if (record.broken !== undefined) return;
      // latin1 maps every byte to one character and back, whatever the encoding is
      const text = record.bytes.toString('latin1', record.start, record.end);
      const line = head.kind === 'json' ? text.replaceAll(/[\r\n]/g, ' ') : oneWay(text, head.delimiter);
      pending.push(line, '\n');
      size += line.length;
      if (size > flushAt) flush();
    });
    flush();
  } finally {
    closeSync(file);
  }
}

function oneWay(text: string, delimiter: string): string {
  return /["\r]/.test(text) ? quoteCells(text, delimiter) : text;
}

function quoteCells(record: string, delimiter: string): string {
  return splitRecord(record, delimiter)
    .map((cell) =>
      /["\r\n]/.test(cell) || cell.includes(delimiter) ? `"${cell.replaceAll('"', '""')}"` : cell,
    )
    .join(delimiter);
}
