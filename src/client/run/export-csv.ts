import { elapsed } from './clock.ts';
import type { Run } from './event.ts';
import { undoneIn } from './state.ts';
import { oneLine } from './text.ts';
import { sentence, stepTitle } from './words.ts';

/** The log as a table, one line an event, times in UTC. Cells a spreadsheet would compute begin with an apostrophe. */
export function exportCsv(run: Run): string {
  const undone = undoneIn(run.events);
  const rows = run.events.map((event) => [
    event.at,
    elapsed(Date.parse(event.at) - Date.parse(run.started)),
    event.kind,
    event.logKind ?? '',
    event.step ?? '',
    event.step ? stepTitle(run, event.step) : '',
    event.answer ?? '',
    event.role ?? '',
    sentence(event, run),
    undone.has(event.id) ? 'undone' : '',
    event.id,
  ]);
  const head = [
    'at_utc',
    'elapsed',
    'event',
    'kind',
    'step',
    'step_title',
    'answer',
    'role',
    'text',
    'undone',
    'id',
  ];
  return [head, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

/** A cell that is quoted where it must be, and that no spreadsheet takes for a formula. */
export function cell(text: string): string {
  const line = oneLine(text);
  const safe = /^\s*[=+\-@\t]/.test(line) ? `'${line}` : line;
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
