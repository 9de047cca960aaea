import { renameSync, rmSync, writeFileSync } from 'node:fs';
import type { QuarantineRow } from './ledger.ts';

const columns = ['source', 'file', 'line', 'field', 'value', 'reason', 'how to fix'];

/** quarantine.csv as text. Cells that a spreadsheet would run as a formula get an apostrophe in front. */
export function quarantineCsv(rows: readonly QuarantineRow[]): string {
  const lines = rows.map(({ source, file, line, field, value, reason, fix, kept }) => {
    const outcome = kept ? 'row kept without it' : 'row left out';
    return [source, file, String(line), field, value, `${reason}; ${outcome}`, fix];
  });
  return [columns, ...lines].map((cells) => `${cells.map(cell).join(',')}\r\n`).join('');
}

/** Writes quarantine.csv for its owner's eyes only, in one step: readers see the old file or the new one. */
export function writeQuarantine(path: string, rows: readonly QuarantineRow[]): void {
  const temporary = `${path}.tmp-${process.pid}`;
  rmSync(temporary, { force: true });
  writeFileSync(temporary, quarantineCsv(rows), { mode: 0o600, flag: 'wx' });
  renameSync(temporary, path);
}

function cell(text: string): string {
  const safe = /^[\s\u0000]*[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
