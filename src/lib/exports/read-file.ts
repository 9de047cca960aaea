import { join } from 'node:path';
import type { Finding } from '#lib/model/finding.ts';
import { account, type FileAccount } from './account.ts';
import { cellsOf } from './cells.ts';
import { planReading } from './compile.ts';
import type { ExportFile } from './files.ts';
import { fingerprint, isSame } from './fingerprint.ts';
import { countFolded } from './folded.ts';
import { readHead } from './head.ts';
import { UnreadableFileError } from './header.ts';
import { inflated } from './inflate.ts';
import { CountMismatchError } from './load.ts';
import type { ReadOptions } from './options.ts';
import { checkHead, layoutOf, unrecognised } from './recognise.ts';
import type { ResolvedSource } from './sources.ts';
import { stageFile, type StagedTable } from './stage.ts';
import { usedColumns, type UsedColumn } from './used-columns.ts';

export interface FileRead {
  path: string;
  sha256: string;
  read: number;
  staged: StagedTable;
  account: FileAccount;
  /** Column each field was read from; without an entry the file cannot say. */
  columns: ReadonlyMap<string, UsedColumn>;
}

/** Reads one file of a source into `staged`. Undefined when it cannot be; `findings` then say why. */
export async function readFile(
  options: ReadOptions,
  { source, format }: ResolvedSource,
  file: ExportFile,
  index: number,
  findings: Finding[],
): Promise<FileRead | undefined> {
  const { connection, scratch } = options;
  const name = `${options.folder}/${file.path}`;
  const say = (severity: Finding['severity'], rule: string, message: string, hint: string) =>
    findings.push({ rule, severity, file: name, at: { line: 1, column: 1 }, length: 1, message, hint });
  const before = options.known?.get(file.absolute) ?? (await fingerprint(file.absolute));
  const already = findings.length;
  const changed = () => {
    if (isSame(file.absolute, before)) return false;
    // What was found in bytes that are gone helps nobody.
    findings.length = already;
    say(
      'error',
      'changed-file',
      'changed while it was read: nothing of it was used',
      'let the export finish, or write it under another name and rename it; then run again',
    );
    return true;
  };
  try {
    const path = await inflated(file.absolute, join(scratch, `inflated-${index}`));
    const head = readHead(path);
    // A list without records has no keys to know it by, and nothing to misread.
    const empty = head.kind === 'json' && head.columns.length === 0;
    const layout = layoutOf(format, head) ?? (empty ? format.layouts[0] : undefined);
    if (!layout) return void findings.push(unrecognised(format, head, name));
    const problems = empty ? [] : checkHead(source, layout, head, name);
    findings.push(...problems);
    if (problems.some(({ severity }) => severity === 'error')) return undefined;
    const reading = planReading(source, format.kind, layout, head, cellsOf(head, layout.dotted === true));
    const staged = await stageFile(connection, index, path, head, reading, scratch);
    const found = await account(connection, { source: source.id, path: file.path, name }, staged);
    findings.push(...found.errors);
    const { read } = staged.loaded;
    if (read === 0)
      say(
        'warning',
        'no-rows',
        head.kind === 'json' ? 'holds no records' : 'has a header and no rows',
        'check the filter of the export',
      );
    const folded = await countFolded(connection, staged, source.timezone);
    if (folded > 0)
      say(
        'warning',
        'repeated-hour',
        `times in an hour that clocks in ${source.timezone} show twice: ${folded}, read as the second`,
        'export with UTC or offsets to be exact',
      );
    const columns = await usedColumns(connection, staged, head);
    // Hash, header, count and rows come from passes of their own: they must have seen the same bytes.
    if (changed()) return undefined;
    return { path: file.path, sha256: before.sha256, read, staged, account: found, columns };
  } catch (error) {
    if (changed()) return undefined;
    if (error instanceof UnreadableFileError) say('error', 'unreadable-file', error.message, error.hint);
    else if (error instanceof CountMismatchError)
      say(
        'error',
        'count-mismatch',
        error.message,
        'nothing of it was used; report the shape of this file as a bug',
      );
    else if (error instanceof Error && /out of memory/i.test(error.message))
      say('error', 'out-of-memory', 'does not fit into the memory given', 'give more, such as --memory 4GB');
    else throw error;
    return undefined;
  }
}
