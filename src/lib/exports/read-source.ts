import type { Finding } from '#lib/model/finding.ts';
import { readFields, type ReadField } from './compile.ts';
import { exportFiles, OutsideFolderError, type ExportFile } from './files.ts';
import type { FieldLedger, FileLedger, QuarantineRow, SourceLedger } from './ledger.ts';
import { autoClose, backwards, capped, countNulls } from './notes.ts';
import type { ReadOptions } from './options.ts';
import { readFile, type FileRead } from './read-file.ts';
import { newestStamp, settle } from './settle.ts';
import type { ResolvedSource } from './sources.ts';
import { createStaged } from './stage.ts';

export interface SourceRead {
  /** Absent when the source has errors. */
  ledger?: SourceLedger;
  quarantine: QuarantineRow[];
  findings: Finding[];
  /** Newest stamp of its accepted rows, ISO in UTC. */
  newest?: string;
}

/** Reads the files of one source into its canonical table. What is wrong with them becomes findings. */
export async function readSource(options: ReadOptions, resolved: ResolvedSource): Promise<SourceRead> {
  const { source, format } = resolved;
  const findings: Finding[] = [];
  const files = findFiles(options.folder, resolved, findings);
  const fields = readFields(source, format);
  await createStaged(options.connection, fields);
  const read: FileRead[] = [];
  for (const [index, file] of files.entries()) {
    const size = (file.bytes / 1_000_000).toFixed(1);
    options.onProgress?.(`${source.id}: reading ${file.path} (${size} MB)`);
    const done = await readFile(options, resolved, fields, file, index, findings);
    if (done) read.push(done);
  }
  if (read.length === files.length)
    findings.push(...missingColumns(resolved, fields, read), ...unmappedOwners(resolved, read));
  const quarantine = read.flatMap(({ staged }) => staged.quarantine);
  if (findings.some(({ severity }) => severity === 'error'))
    return { quarantine, findings: oncePerRule(findings) };
  const settled = await settle(options.connection, source, format.kind, fields);
  const ledgers = read.map(({ path, sha256, read: records, staged }, index): FileLedger => {
    const { accepted, merged } = settled.get(index) ?? { accepted: 0, merged: 0 };
    if (records !== accepted + staged.quarantined + merged)
      throw new Error(
        `${path}: ${records} rows read, but ${accepted} accepted + ${staged.quarantined} quarantined + ${merged} merged`,
      );
    return { path, sha256, rows: { read: records, accepted, quarantined: staged.quarantined, merged } };
  });
  const newest = await newestStamp(options.connection, fields, options.today);
  return {
    ledger: await sourceLedger(options, resolved, fields, read, ledgers),
    quarantine,
    findings,
    ...(newest !== undefined && { newest }),
  };
}

async function sourceLedger(
  { connection }: ReadOptions,
  { source, format }: ResolvedSource,
  fields: readonly ReadField[],
  read: readonly FileRead[],
  files: FileLedger[],
): Promise<SourceLedger> {
  const availability = (name: string): Omit<FieldLedger, 'nulls'> => {
    const column = read.find(({ columns }) => columns.has(name))?.columns.get(name);
    if (column !== undefined && fields.find((field) => field.name === name)?.map.proxy)
      return { availability: 'proxy', proxy: column };
    const given =
      column !== undefined || name === 'team' || (name === 'test' && source.test_markers !== undefined);
    return { availability: given ? 'stamped' : 'not-in-source' };
  };
  const timer = format.kind === 'incidents' ? await autoClose(connection, source.id) : undefined;
  const cap = capped(files);
  return {
    id: source.id,
    format: source.format,
    kind: format.kind,
    sample: source.sample,
    ...(source.timezone !== undefined && { timezone: source.timezone }),
    ...(source.exported_at !== undefined && { exported_at: isoUtc(source.exported_at) }),
    files,
    fields: await countNulls(connection, format.kind, source.id, availability),
    skew_tolerance: source.skew_tolerance,
    ...(await backwards(connection, format.kind, source.id, source.skew_tolerance)),
    ...(timer && { auto_close: timer }),
    ...(cap !== undefined && { capped: cap }),
  };
}

function isoUtc(instant: string): string {
  return new Date(instant).toISOString().replace(/\.\d+Z$/, 'Z');
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

/** Columns a map names that no file has: a typing error, since someone wrote them. */
function missingColumns(
  { source, format, finding }: ResolvedSource,
  fields: readonly ReadField[],
  read: readonly FileRead[],
): Finding[] {
  const written = fields.filter(({ name }) => format.id === 'csv' || name === 'team');
  return written
    .filter(({ name }) => read.length > 0 && !read.some(({ columns }) => columns.has(name)))
    .map(({ name, map }) =>
      finding(
        'missing-column',
        `source "${source.id}": no file has the column "${map.columns[0]}", which ${name} is read from`,
        'correct its name, or remove the line',
      ),
    );
}

const unmappedShare = 0.05;

/** Owners that no team is mapped to, once they are more than a few. */
function unmappedOwners({ source, finding }: ResolvedSource, read: readonly FileRead[]): Finding[] {
  if (typeof source.team === 'string' || source.team.default !== undefined) return [];
  const records = read.reduce((sum, file) => sum + file.read, 0);
  const unmapped = read.reduce((sum, file) => sum + (file.staged.unreadable.get('team') ?? 0), 0);
  if (unmapped <= records * unmappedShare) return [];
  const example = read
    .flatMap(({ staged }) => staged.quarantine)
    .find(({ field }) => field === 'team')?.value;
  return [
    finding(
      'unmapped-owner',
      `source "${source.id}": ${unmapped} of ${records} rows belong to no team, such as those of "${example}"`,
      'add the owner under "team: map", or add "team: default"',
    ),
  ];
}

/** The same cause in every time column is one finding. */
function oncePerRule(findings: readonly Finding[]): Finding[] {
  const causes = new Set(['time-zone', 'date-order']);
  return findings.filter(
    (finding, index) =>
      !causes.has(finding.rule) ||
      findings.findIndex(({ rule, file }) => rule === finding.rule && file === finding.file) === index,
  );
}
