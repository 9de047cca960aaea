import type { Content } from '#lib/model/entry.ts';
import type { Finding } from '#lib/model/finding.ts';
import { roles, validationMethods, validationResults } from '#lib/model/vocabulary.ts';
import type { LogOptions } from './options.ts';
import { Row } from './row.ts';
import type { TestLog, TestRun } from './runs.ts';

/** A test whose every part is one the content model knows. */
export interface Judged {
  run: TestRun;
  date: string;
  technique: string | undefined;
  useCase: string | undefined;
  scope: string;
  number: string | undefined;
  ref: string;
  method: string;
  result: string;
  alertAfter: string | undefined;
  by: string | undefined;
  evidence: string;
  note: string | undefined;
  followUp: { owner: string; due: string } | undefined;
}

/** Holds one row against the content model. Without `test` there is a finding that says why. */
export function judge(
  { registries, entries }: Content,
  file: string,
  run: TestRun,
  kind: TestLog['kind'],
  options: LogOptions,
): { test: Judged | undefined; findings: Finding[] } {
  const { cells } = run;
  const row = new Row(file, run);
  const date = row.day(cells.date);
  if (!cells.date) row.refuse('missing-key', 'says no date', 'write it as 2027-03-15');
  if (date !== undefined && date > options.today) {
    const message = `date "${date}" lies after today, ${options.today}`;
    row.refuse('future-date', message, 'a log holds tests that were run', cells.date);
  }
  const scope = scopeOf(
    row,
    run,
    registries.scopes.map(({ id }) => id),
    options,
  );
  const fallback = kind === 'atomic' ? 'atomic' : 'manual-simulation';
  const result = cells.result ? row.oneOf(validationResults, 'result', cells.result) : 'not-run';
  const ref = refOf(cells, kind);
  if (!ref) row.refuse('missing-key', 'names no test', 'fill the column test_ref');
  const owner = row.oneOf(roles, 'role', cells.follow_up_owner);
  const due = row.day(cells.follow_up_due);
  const rest = {
    technique: row.technique(cells.technique),
    useCase: row.oneOf(
      entries['use-case'].map(({ id }) => id),
      'use case',
      cells.use_case,
    ),
    method: cells.method ? row.oneOf(validationMethods, 'method', cells.method) : fallback,
    by: cells.by ? row.oneOf(roles, 'role', cells.by) : options.by,
    alertAfter: row.duration(cells.alert_after),
    followUp: owner && due ? { owner, due } : undefined,
  };
  demandWords(row, result, run);
  const { findings } = row;
  if (findings.length > 0 || !date || !scope || !result || !rest.method) return { test: undefined, findings };
  const number = cells.number && /^\d+$/.test(cells.number.text) ? cells.number.text : undefined;
  const evidence = cells.evidence?.text ?? `${file.split(/[\\/]/).at(-1)}, line ${run.at.line}`;
  const note = result === 'not-run' ? toWrite(cells) : cells.note?.text;
  return {
    findings,
    test: { ...rest, run, date, scope, ref, result, number, evidence, note, method: rest.method },
  };
}

function scopeOf(row: Row, { cells }: TestRun, scopes: readonly string[], { hosts }: LogOptions) {
  if (cells.scope) return row.oneOf(scopes, 'scope', cells.scope);
  const host = cells.host?.text ?? '';
  const known = hosts(host);
  if (known !== undefined) return known;
  const message = host ? `nobody said in which scope the host "${host}" is` : 'says no scope and no host';
  const hint = `--scope "${host || '*'}=${scopes[0] ?? 'SCOPE'}", or a column "scope"`;
  return row.refuse('missing-key', message, hint, cells.host);
}

/** What the content model demands beside a result. */
function demandWords(row: Row, result: string | undefined, { cells }: TestRun): void {
  const passed = result === 'detected' || result === 'blocked-with-alert' || result === 'not-run';
  if ((result === 'detected' || result === 'detected-late') && !cells.alert_after) {
    const hint = 'fill the column alert_after, such as 15m';
    row.refuse('missing-key', `says ${result} and not how long the alert took`, hint, cells.result);
  }
  if (result !== undefined && !passed && !cells.note)
    row.refuse('missing-key', `says ${result} and not why`, 'fill the column note', cells.result);
}

/** A test as its entry names it; one of Atomic Red Team keeps the id it was run under, its number and its GUID. */
function refOf(
  { test_ref: ref, technique: id, number, guid }: TestRun['cells'],
  kind: TestLog['kind'],
): string {
  if (kind === 'plain') return ref?.text ?? '';
  const name = `Atomic Red Team ${id?.text ?? ''}${number ? ` test ${number.text}` : ''}`;
  return [name, ref && `, ${ref.text}`, guid && ` (${guid.text})`].filter(Boolean).join('');
}

function toWrite({ host, exit_code: code, note }: TestRun['cells']): string {
  const ran = `Ran${host ? ` on ${host.text}` : ''}${code ? `, exit code ${code.text}` : ''}.`;
  const asks = 'Write down whether the alert came: result, alert_after, by and evidence.';
  return [ran, ...(note ? [note.text] : []), asks].join(' ');
}
