import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { walk, type Head } from './head.ts';
import { createFromCsv, noDelimiter, type CsvFile } from './read-csv.ts';
import { rewrite } from './rewrite.ts';
import type { WalkedRecord } from './walk.ts';

/** A record that did not become a row. */
export interface Rejected {
  line: number;
  text: string;
  reason: string;
}

export interface Loaded {
  /** Records in the bytes, counted by us. */
  read: number;
  rejected: Rejected[];
  /** What DuckDB read: the file itself, or the copy. */
  file: CsvFile;
  /** Editor's lines of rows of the table, by rowid. */
  lines: (rowids: ReadonlySet<number>) => Map<number, number>;
}

/** Our count of a file's records and DuckDB's differ even after rewriting: nothing may be trusted. */
export class CountMismatchError extends Error {}

const longestText = 500;

/**
 * Loads one file into `table` with the query `select` (see createFromCsv). A regular file is read where it lies.
 * One with broken quotes, blank lines or mixed line ends, or whose counts disagree, and any JSON that is no
 * list of lines, is rewritten in `scratch` first. Throws CountMismatchError.
 */
export async function loadFile(
  connection: DuckDBConnection,
  path: string,
  head: Head,
  table: string,
  select: (from: string) => string,
  scratch: string,
): Promise<Loaded> {
  const survey = surveyRecords(path, head);
  const shared =
    head.kind === 'csv'
      ? { delimiter: head.delimiter, width: head.columns.length }
      : { delimiter: noDelimiter, width: 1, json: true as const };
  const header = head.kind === 'csv';
  let file: CsvFile = { ...shared, path: withoutPattern(path, scratch), header, ours: !header };
  let rejects: Map<number, string> | undefined;
  if (survey.regular && readableInPlace(head))
    rejects = ordinals(path, head, survey.records, await createFromCsv(connection, table, file, select));
  if (!rejects) {
    file = { ...shared, path: join(scratch, 'rewritten.csv'), header: false, ours: true };
    rewrite(path, head, file.path);
    const reading = await createFromCsv(connection, table, file, select);
    const rewritten: Head = { ...head, offset: 0, ...(head.kind === 'json' && { lines: true }) };
    rejects = ordinals(file.path, rewritten, survey.records, reading);
  }
  if (!rejects) throw new CountMismatchError('its records cannot be counted the same way twice');
  const refused = rejects;
  return {
    read: survey.records + survey.broken.length,
    rejected: [...survey.broken, ...describe(path, head, refused)].sort((a, b) => a.line - b.line),
    file,
    lines: (rowids) => linesOf(path, head, refused, rowids),
  };
}

/** DuckDB begins where we do, and every line has a delimiter to tell it from a blank one. */
function readableInPlace(head: Head): boolean {
  return head.kind === 'csv' ? head.first && head.columns.length > 1 : head.lines && head.offset === 0;
}

function surveyRecords(path: string, head: Head): { records: number; broken: Rejected[]; regular: boolean } {
  const broken: Rejected[] = [];
  let [records, windows, irregular] = [0, 0, false];
  walk(path, head, (record) => {
    irregular ||= record.irregular || record.broken !== undefined;
    if (record.broken !== undefined)
      return void broken.push({ line: record.line, text: textOf(record), reason: record.broken });
    records += 1;
    if (record.windows) windows += 1;
  });
  // the last line may lack its end, and then looks like a Unix one
  return { records, broken, regular: !irregular && (windows === 0 || windows >= records - 1) };
}

/** Which records DuckDB refused, by their number; undefined when its counts do not agree with ours. */
function ordinals(
  path: string,
  head: Head,
  records: number,
  reading: { rows: number; rejects: Map<number, string> },
): Map<number, string> | undefined {
  if (reading.rows + reading.rejects.size !== records) return undefined;
  const found = new Map<number, string>();
  if (reading.rejects.size === 0) return found;
  walkGood(path, head, (record, ordinal) => {
    const reason = reading.rejects.get(record.position);
    if (reason !== undefined) found.set(ordinal, reason);
  });
  return found.size === reading.rejects.size ? found : undefined;
}

function describe(path: string, head: Head, rejects: ReadonlyMap<number, string>): Rejected[] {
  const described: Rejected[] = [];
  if (rejects.size > 0)
    walkGood(path, head, (record, ordinal) => {
      const reason = rejects.get(ordinal);
      if (reason !== undefined) described.push({ line: record.line, text: textOf(record), reason });
    });
  return described;
}

function linesOf(
  path: string,
  head: Head,
  rejects: ReadonlyMap<number, string>,
  rowids: ReadonlySet<number>,
): Map<number, number> {
  const lines = new Map<number, number>();
  let rowid = 0;
  if (rowids.size > 0)
    walkGood(path, head, (record, ordinal) => {
      if (rejects.has(ordinal)) return;
      if (rowids.has(rowid)) lines.set(rowid, record.line);
      rowid += 1;
    });
  return lines;
}

function walkGood(path: string, head: Head, visit: (record: WalkedRecord, ordinal: number) => void): void {
  let ordinal = 0;
  walk(path, head, (record) => {
    if (record.broken !== undefined) return;
    visit(record, ordinal);
    ordinal += 1;
  });
}

function textOf({ bytes, start, end }: WalkedRecord): string {
  return bytes.toString('utf8', start, Math.min(end, start + longestText));
}

/** DuckDB takes `*`, `?` and brackets in a path for a pattern. */
function withoutPattern(path: string, scratch: string): string {
  if (!/[*?[\]{}]/.test(path)) return path;
  const copy = join(scratch, 'renamed.csv');
  copyFileSync(path, copy);
  return copy;
}
