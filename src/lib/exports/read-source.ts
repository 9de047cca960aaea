import type { Finding } from '#lib/model/finding.ts';
import { exportFiles, OutsideFolderError, type ExportFile } from './files.ts';
import type { FileLedger, QuarantineRow, SourceLedger } from './ledger.ts';
import type { ReadOptions } from './options.ts';
import { readFile, type FileRead } from './read-file.ts';
import { orphans } from './orphans.ts';
import { newestByFile, newestStamp, schemaOf, settle, viewStaged, type SettledFile } from './settle.ts';
import { missingColumns, missingRows, oncePerRule, unmappedOwners } from './source-findings.ts';
import { columnOf, sourceLedger } from './source-ledger.ts';
import type { ResolvedSource } from './sources.ts';

export interface SourceRead {
  /** Absent when the source has errors. */
  ledger?: SourceLedger;
  quarantine: QuarantineRow[];
  findings: Finding[];
  /** Newest stamp of its accepted rows, ISO in UTC. */
  newest?: string;
}

/**
 * Reads the files of one source into a canonical view, in a schema of its own (schemaOf): what the view reads stays.
 * What is wrong with the files becomes findings.
 */
export async function readSource(
  options: ReadOptions,
  resolved: ResolvedSource,
  index: number,
): Promise<SourceRead> {
  const { connection } = options;
  await connection.run(`CREATE SCHEMA ${schemaOf(index)}; USE ${schemaOf(index)}`);
  try {
    return await readFiles(options, resolved);
  } finally {
    await connection.run('DROP TABLE IF EXISTS cell; DROP TABLE IF EXISTS orphan; USE main');
  }
}

async function readFiles(options: ReadOptions, resolved: ResolvedSource): Promise<SourceRead> {
  const { connection } = options;
  const { source, format } = resolved;
  const findings: Finding[] = [];
  const files = findFiles(options.folder, resolved, findings);
  const read: FileRead[] = [];
  for (const [index, file] of files.entries()) {
    options.onProgress?.(`${source.id}: reading ${file.path} (${(file.bytes / 1_000_000).toFixed(1)} MB)`);
    const done = await readFile(options, resolved, file, index, findings);
    if (done) read.push(done);
  }
  if (read.length === files.length)
    findings.push(
      ...missingRows(resolved, read),
      ...missingColumns(resolved, read),
      ...unmappedOwners(resolved, read),
    );
  const quarantine = read.flatMap((file) => file.account.quarantine);
  const staged = read.map((file) => file.staged);
  if (findings.some(({ severity }) => severity === 'error'))
    return { quarantine, findings: oncePerRule(findings) };
  await viewStaged(connection, staged);
  quarantine.push(...(await orphans(connection, source.id, read)));
  const proxied = (name: string) => columnOf(read, name)?.proxy !== false;
  const settled = await settle(connection, source, format, staged, proxied);
  const ledgers = read.map((file, index) => fileLedger(file, settled.files.get(index)));
  const newest = await newestStamp(connection, staged, options.today);
  const ends = await newestByFile(connection, staged);
  const ledger = await sourceLedger(options, resolved, settled.stamped, read, ledgers, ends);
  return { ledger, quarantine, findings, ...(newest !== undefined && { newest }) };
}

/** Throws when a row is unaccounted for: that is a bug, and no number may come of it. */
function fileLedger({ path, sha256, read, account }: FileRead, settled: SettledFile | undefined): FileLedger {
  const { accepted, merged } = settled ?? { accepted: 0, merged: 0 };
  const { quarantined } = account;
  if (read !== accepted + quarantined + merged)
    throw new Error(
      `${path}: ${read} read, but ${accepted} accepted + ${quarantined} quarantined + ${merged} merged`,
    );
  return { path, sha256, rows: { read, accepted, quarantined, merged } };
}

function findFiles(folder: string, { source, finding }: ResolvedSource, findings: Finding[]): ExportFile[] {
  try {
    const files = exportFiles(folder, source.files);
    if (files.length === 0)
      findings.push(
        finding(
          'no-files',
          `source "${source.id}": no file matches ${source.files.join(', ')}`,
          'put the export there, or remove the source',
        ),
      );
    return files;
  } catch (error) {
    if (!(error instanceof OutsideFolderError)) throw error;
    findings.push(
      finding(
        'outside-folder',
        `source "${source.id}": ${error.message}`,
        'copy the file into the exports folder and name it there',
      ),
    );
    return [];
  }
}
