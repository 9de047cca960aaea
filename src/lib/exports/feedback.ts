import { readFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { dateProblem } from '#lib/model/date.ts';
import { exampleAlert } from '#lib/model/feedback.ts';
import { dispositions, type Disposition } from '#lib/model/vocabulary.ts';
import { recordsIn, textIn, type Written } from './feedback-records.ts';
import { ExportsError, type QuarantineRow, type RowCounts } from './ledger.ts';

/** One verdict of the provider that we judged again. */
export interface FeedbackRow {
  /** Line of the file as an editor counts it. */
  line: number;
  /** YYYY-MM-DD. */
  date: string;
  /** Id of the alert, as the export has it. */
  alert: string;
  rule?: string;
  provider: Disposition;
  own: Disposition;
}

export interface FeedbackFile {
  /** One for each alert, in the order of the file. */
  rows: FeedbackRow[];
  sha256: string;
  counts: RowCounts;
  /** Every value that could not be read; its row is left out. */
  quarantine: QuarantineRow[];
}

/** Its id among the sources. */
export const feedbackSource = 'mssp-feedback';

const needed = ['date', 'alert', 'provider', 'own'] as const;
const delimiters = [',', ';', '\t', '|'];
const largest = 16 * 2 ** 20;

/**
 * content/exports/mssp-feedback.csv, a file that people keep by hand: a head with date, alert, provider and own, in
 * any order, and other columns such as rule, told_on or answer; with commas or what a spreadsheet puts in their place.
 * A row that does not hold is quarantined. An alert that was judged twice counts as it was judged last, by date and
 * then by line: people correct themselves below. `path` is read, `name` is what findings say. Undefined where there
 * is no file. Throws ExportsError where the file as a whole cannot be read.
 */
export function readFeedback(path: string, name: string): FeedbackFile | undefined {
  const bytes = bytesOf(path);
  if (!bytes) return undefined;
  if (bytes.length > largest) refuse(name, 'is larger than 16 MB', 'keep the verdicts of the last two years');
  const text = textIn(bytes) ?? refuse(name, 'is not text', 'save it as CSV in UTF-8');
  const [head, ...body] = mostColumns(delimiters.map((delimiter) => recordsIn(text, delimiter)));
  const columns = columnsOf(head);
  const absent = needed.filter((column) => !columns.includes(column));
  if (absent.length > 0)
    refuse(name, `has no column ${absent.join(', ')}`, 'the first line is  date,alert,rule,provider,own');
  const quarantine: QuarantineRow[] = [];
  const rows = body.flatMap((record) => {
    const problems: Problem[] = [];
    const row = rowOf(record, columns, problems);
    const place = { source: feedbackSource, file: basename(name), line: record.line, kept: false };
    quarantine.push(...problems.map((problem) => ({ ...place, ...problem })));
    return row ?? [];
  });
  const kept = lastOfEach(rows);
  return {
    rows: kept,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    counts: {
      read: body.length,
      accepted: kept.length,
      quarantined: body.length - rows.length,
      merged: rows.length - kept.length,
    },
    quarantine,
  };
}

type Problem = Pick<QuarantineRow, 'field' | 'value' | 'reason' | 'fix'>;

function rowOf(
  { line, cells, broken }: Written,
  columns: readonly string[],
  problems: Problem[],
): FeedbackRow | undefined {
  const whole = (reason: string, fix: string) =>
    void problems.push({ field: '', value: cells.join(' | '), reason, fix });
  if (broken !== undefined) return whole(broken, 'close the quote, and double each one inside a text');
  if (cells.slice(columns.length).some((cell) => cell.trim() !== ''))
    return whole('the row has more cells than the head', 'put a text with a separator in it into quotes');
  if (cells.some((cell) => cell.includes('\uFFFD')))
    return whole('the row is not UTF-8 text', 'save the file as CSV in UTF-8');
  const cell = (name: string) => (cells[columns.indexOf(name)] ?? '').trim();
  const doubt = (field: string, reason: string, fix: string) =>
    problems.push({ field, value: cell(field), reason, fix });
  const [date, alert, rule] = [cell('date'), cell('alert'), cell('rule')];
  const problem = dateProblem(date);
  if (problem) doubt('date', `not a date: ${problem}`, 'write it as 2026-11-24');
  if (alert === '') doubt('alert', 'names no alert', 'write its id as the export has it');
  if (alert === exampleAlert) doubt('alert', 'the example of the template', 'delete this line');
  const verdict = (name: 'provider' | 'own') => {
    const found = dispositions.find((one) => one === cell(name));
    if (!found) doubt(name, 'not a verdict', `use one of: ${dispositions.join(', ')}`);
    return found;
  };
  const [provider, own] = [verdict('provider'), verdict('own')];
  if (problems.length > 0 || !provider || !own) return undefined;
  return { line, date, alert, ...(rule === '' ? {} : { rule }), provider, own };
}

/** Of the readings of one file, by each separator, the one whose head has most of the columns. */
function mostColumns(readings: readonly Written[][]): Written[] {
  const found = ([head]: readonly Written[]) =>
    needed.filter((name) => columnsOf(head).includes(name)).length;
  return readings.reduce((best, one) => (found(one) > found(best) ? one : best));
}

function columnsOf(head: Written | undefined): string[] {
  return (head?.cells ?? []).map((cell) => cell.trim().toLowerCase());
}

function lastOfEach(rows: readonly FeedbackRow[]): FeedbackRow[] {
  const last = new Map<string, FeedbackRow>();
  for (const row of rows) {
    const before = last.get(row.alert);
    if (!before || before.date <= row.date) last.set(row.alert, row);
  }
  return rows.filter((row) => last.get(row.alert) === row);
}

function refuse(file: string, message: string, hint: string): never {
  const at = { line: 1, column: 1 };
  throw new ExportsError([{ rule: 'feedback', severity: 'error', file, at, length: 1, message, hint }]);
}

function bytesOf(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
