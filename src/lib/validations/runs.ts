import type { Finding, Point } from '#lib/model/finding.ts';
import { didYouMean } from '#lib/model/nearest.ts';
import { readCsv, type Cell } from './csv.ts';

/** What a row of a log may say of a test, by the name of its column here. */
export const columns = [
  ...['date', 'technique', 'test_ref', 'host', 'scope', 'use_case', 'method', 'result', 'alert_after'],
  ...['by', 'evidence', 'note', 'number', 'guid', 'exit_code', 'follow_up_owner', 'follow_up_due'],
] as const;
type Column = (typeof columns)[number];

/** One test that was run. An empty cell is not there. */
export interface TestRun {
  at: Point;
  cells: Partial<Record<Column, Cell>>;
}

/** The tests of a file, and what could not be read of it. */
export interface TestLog {
  kind: 'atomic' | 'plain';
  runs: TestRun[];
  findings: Finding[];
}

/** Columns of the log that Invoke-AtomicTest writes (Default-ExecutionLogger), in lower case. */
const atomic: Record<string, Column> = {
  'execution time (utc)': 'date',
  technique: 'technique',
  'test number': 'number',
  'test name': 'test_ref',
  hostname: 'host',
  guid: 'guid',
  exitcode: 'exit_code',
};

/** Larger than any log of tests: somebody named the wrong file. */
const most = 20_000_000;

/**
 * Reads an Atomic Red Team execution log, or a CSV with columns of our own names, into test runs. UTF-8, or UTF-16 with
 * its mark. Never throws: what cannot be read is a finding, and the rest is kept.
 */
export function readTestLog(file: string, bytes: Buffer): TestLog {
  const refuse = (message: string, hint: string, at: Point = { line: 1, column: 1 }): TestLog => ({
    ...{ kind: 'plain', runs: [] },
    findings: [{ rule: 'test-log', severity: 'error', file, at, length: 1, message, hint }],
  });
  if (bytes.length > most)
    return refuse(`is larger than ${most / 1_000_000} MB`, 'name the log of the tests');
  const text = decoded(bytes);
  if (text === undefined) return refuse('is not text', 'name a CSV file in UTF-8');
  const { records, broken } = readCsv(text);
  const [head, ...rows] = records;
  if (!head) return refuse('holds no row', 'the first row names the columns');
  const names = head.map((cell) => cell.text.trim().toLowerCase());
  const kind = names.includes('execution time (utc)') ? 'atomic' : 'plain';
  const known = names.map((name) => (kind === 'atomic' ? atomic[name] : ours(name)));
  const missing = (['date', 'test_ref'] as const).filter((column) => !known.includes(column));
  if (missing.length > 0 || (!known.includes('technique') && !known.includes('use_case')))
    return refuse(
      `has no column ${[...missing, ...(missing.length > 0 ? [] : ['technique'])].join(', ')}`,
      `name columns ${columns.join(', ')}, or take the log of Invoke-AtomicTest`,
    );
  const findings = [
    ...(kind === 'plain' ? head.flatMap((cell, index) => oddColumn(file, cell, known[index])) : []),
    ...(broken
      ? refuse(`ends early: ${broken.why}`, 'close the quote; rows before it were read', broken.at).findings
      : []),
  ];
  return { kind, findings, runs: rows.map((row) => runOf(row, known)) };
}

function runOf(row: readonly Cell[], known: readonly (Column | undefined)[]): TestRun {
  const cells: TestRun['cells'] = {};
  row.forEach((cell, index) => {
    const column = known[index];
    const text = cell.text.trim();
    if (column && text !== '' && !cells[column]) cells[column] = { ...cell, text };
  });
  return { at: row[0]?.at ?? { line: 1, column: 1 }, cells };
}

function ours(name: string): Column | undefined {
  const plain = name.replaceAll(/[ -]/g, '_');
  return columns.find((column) => column === plain);
}

function oddColumn(file: string, { text, at }: Cell, known: Column | undefined): Finding[] {
  if (known || text.trim() === '') return [];
  const hint = didYouMean(text.trim().toLowerCase(), columns) ?? `columns are ${columns.join(', ')}`;
  const message = `column "${text.trim()}" is not read`;
  return [{ rule: 'test-log', severity: 'warning', file, at, length: text.length, message, hint }];
}

function decoded(bytes: Buffer): string | undefined {
  const wide = bytes[0] === 0xff && bytes[1] === 0xfe;
  const text = wide ? bytes.subarray(2).toString('utf16le') : bytes.toString('utf8');
  return /[\0\uFFFD]/.test(text) ? undefined : text;
}
