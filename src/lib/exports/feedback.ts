import { readFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { dateProblem } from '#lib/model/date.ts';
import { exampleAlert } from '#lib/model/feedback.ts';
import type { Finding } from '#lib/model/finding.ts';
import { dispositions, type Disposition } from '#lib/model/vocabulary.ts';
import { ExportsError, type RowCounts } from './ledger.ts';
import { recordEnd, splitRecord } from './records.ts';

/** One verdict of the provider that we judged again. */
export interface FeedbackRow {
  /** YYYY-MM-DD. */
  date: string;
  /** Id of the alert, as the export has it. */
  alert: string;
  rule?: string;
  provider: Disposition;
  own: Disposition;
}

export interface FeedbackFile {
  rows: FeedbackRow[];
  sha256: string;
  counts: RowCounts;
}

const needed = ['date', 'alert', 'provider', 'own'] as const;
const largest = 16 * 2 ** 20;

/**
 * content/exports/mssp-feedback.csv, a file that people keep by hand: a head with date, alert, provider and own, in
 * any order, and other columns such as rule, told_on or answer. `path` is read, `name` is what findings say. Undefined
 * where there is no file. Throws ExportsError with every row that does not hold.
 */
export function readFeedback(path: string, name: string): FeedbackFile | undefined {
  const bytes = bytesOf(path);
  if (!bytes) return undefined;
  const findings: Finding[] = [];
  const refuse = (line: number, message: string, hint: string) =>
    void findings.push({
      ...{
        rule: 'feedback',
        severity: 'error',
        file: name,
        at: { line, column: 1 },
        length: 1,
        message,
        hint,
      },
    });
  const records = bytes.length > largest ? [] : recordsIn(bytes, refuse);
  if (bytes.length > largest) refuse(1, 'is larger than 16 MB', 'keep the verdicts of the last two years');
  const [head, ...body] = records;
  const columns = (head?.cells ?? []).map((cell) => cell.trim().toLowerCase());
  const absent = needed.filter((column) => !columns.includes(column));
  if (findings.length === 0 && absent.length > 0)
    refuse(1, `has no column ${absent.join(', ')}`, 'the first line is  date,alert,rule,provider,own');
  const rows =
    findings.length > 0 || absent.length > 0
      ? []
      : body.flatMap((record) => rowOf(record, columns, refuse) ?? []);
  if (findings.length > 0) throw new ExportsError(findings);
  return {
    rows,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    counts: { read: rows.length, accepted: rows.length, quarantined: 0, merged: 0 },
  };
}

type Refuse = (line: number, message: string, hint: string) => void;
interface Written {
  line: number;
  cells: string[];
}

function rowOf(
  { line, cells }: Written,
  columns: readonly string[],
  refuse: Refuse,
): FeedbackRow | undefined {
  const cell = (name: string) => (cells[columns.indexOf(name)] ?? '').trim();
  const [date, alert, rule] = [cell('date'), cell('alert'), cell('rule')];
  const problem = dateProblem(date);
  if (problem) refuse(line, `date "${date}" is not a date: ${problem}`, 'for example 2026-11-24');
  if (alert === '') refuse(line, 'names no alert', 'write its id as the export has it');
  if (alert === exampleAlert) refuse(line, 'is the example of the template', 'delete this line');
  const verdicts = (['provider', 'own'] as const).map((name) =>
    dispositions.find((one) => one === cell(name)),
  );
  const [provider, own] = verdicts;
  for (const [i, name] of (['provider', 'own'] as const).entries())
    if (!verdicts[i])
      refuse(line, `${name} "${cell(name)}" is not a verdict`, `use one of: ${dispositions.join(', ')}`);
  if (problem || alert === '' || !provider || !own) return undefined;
  return { date, alert, ...(rule === '' ? {} : { rule }), provider, own };
}

function recordsIn(bytes: Buffer, refuse: Refuse): Written[] {
  const written: Written[] = [];
  let [at, line] = [bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0, 1];
  while (at < bytes.length) {
    const found = recordEnd(bytes, at, true, 44);
    if (found.kind !== 'record') {
      refuse(
        line,
        found.kind === 'broken' ? found.reason : 'a quote is opened and never closed',
        'close the quote',
      );
      return written;
    }
    const text = bytes.toString('utf8', at, found.end);
    if (text.trim() !== '') written.push({ line, cells: splitRecord(text, ',') });
    for (let byte = at; byte < found.next; byte += 1) if (bytes[byte] === 10) line += 1;
    at = found.next;
  }
  return written;
}

function bytesOf(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
