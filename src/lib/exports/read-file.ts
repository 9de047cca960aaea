import { statSync } from 'node:fs';
import type { Finding } from '#lib/model/finding.ts';
import { account, type FileAccount } from './account.ts';
import { columnIndex, textSql, type ReadField } from './compile.ts';
import type { ExportFile } from './files.ts';
import { countFolded } from './folded.ts';
import { readHeader, UnreadableFileError } from './header.ts';
import { inflated, sha256 } from './inflate.ts';
import { CountMismatchError } from './load.ts';
import type { ReadOptions } from './options.ts';
import { checkHeader } from './recognise.ts';
import type { ResolvedSource } from './sources.ts';
import { stageFile, type StagedTable } from './stage.ts';

export interface FileRead {
  path: string;
  sha256: string;
  read: number;
  staged: StagedTable;
  account: FileAccount;
  /** Column each field was read from. */
  columns: ReadonlyMap<string, string>;
}

/** Reads one file of a source into `staged`. Undefined when it cannot be; `findings` then say why. */
export async function readFile(
  options: ReadOptions,
  { source, format }: ResolvedSource,
  fields: readonly ReadField[],
  file: ExportFile,
  index: number,
  findings: Finding[],
): Promise<FileRead | undefined> {
  const { connection, scratch } = options;
  const name = `${options.folder}/${file.path}`;
  const say = (severity: Finding['severity'], rule: string, message: string, hint: string) =>
    findings.push({ rule, severity, file: name, at: { line: 1, column: 1 }, length: 1, message, hint });
  const before = stampOf(file.absolute);
  const already = findings.length;
  const changed = () => {
    if (stampOf(file.absolute) === before) return false;
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
    const hash = await sha256(file.absolute);
    const path = await inflated(file.absolute, scratch);
    const header = readHeader(path);
    const problems = checkHeader(source, format, fields, header, name);
    findings.push(...problems);
    if (problems.some(({ severity }) => severity === 'error')) return undefined;
    const texts = textSql(fields, header.columns, format.missing);
    const staged = await stageFile(connection, index, path, header, fields, texts, scratch);
    const found = await account(connection, { source: source.id, path: file.path, name }, staged);
    findings.push(...found.errors);
    const { read } = staged.loaded;
    if (read === 0) say('warning', 'no-rows', 'has a header and no rows', 'check the filter of the export');
    const folded = await countFolded(connection, staged, source.timezone);
    if (folded > 0)
      say(
        'warning',
        'repeated-hour',
        `times in an hour that clocks in ${source.timezone} show twice: ${folded}, read as the second`,
        'export with UTC or offsets to be exact',
      );
    const columns = fields.flatMap(({ name: field, map }) => {
      const column = header.columns[columnIndex(map, header.columns)];
      return column === undefined ? [] : [[field, column] as const];
    });
    // Hash, header, count and rows come from passes of their own: they must have seen the same bytes.
    if (changed()) return undefined;
    return { path: file.path, sha256: hash, read, staged, account: found, columns: new Map(columns) };
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

/** What differs once a file was written to, replaced or removed. */
function stampOf(path: string): string {
  const stats = statSync(path, { bigint: true, throwIfNoEntry: false });
  return stats ? [stats.ino, stats.size, stats.mtimeNs, stats.ctimeNs].join(' ') : 'gone';
}
