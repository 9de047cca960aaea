import type { Cell, FigureTable } from './figure.ts';

const units = { seconds: 'seconds', share: 'share from 0 to 1', count: 'count' } as const;

/**
 * A table as RFC 4180 text with raw values. Text that a spreadsheet would take for a formula begins with an
 * apostrophe, as what stands in an export is not ours to run.
 */
export function csvOf({ columns, rows }: FigureTable): string {
  const head = columns.map(({ title, unit }) => (unit ? `${title} (${units[unit]})` : title));
  return [head, ...rows].map((row) => `${row.map(written).join(',')}\r\n`).join('');
}

function written(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const safe = /^[\s\p{Cc}]*[=+\-@]/u.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
