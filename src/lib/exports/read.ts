import { compareFindings, type Finding } from '#lib/model/finding.ts';
import { joinIncidents } from './join.ts';
import { ExportsError, type QuarantineRow, type SourceLedger } from './ledger.ts';
import type { ReadOptions } from './options.ts';
import { readSource, type SourceRead } from './read-source.ts';
import { viewSources } from './settle.ts';
import { readSources } from './sources.ts';

export type { ReadOptions };

export interface ExportsRead {
  sources: SourceLedger[];
  quarantine: QuarantineRow[];
  /** Warnings only: errors are thrown together as one ExportsError. */
  findings: Finding[];
  /** ISO, UTC: the latest `exported_at`, else the newest stamp not after today. Absent without rows. */
  as_of?: string;
}

/**
 * Reads every source of `folder`/sources.yaml into the views `alert` and `incident` (canonical.ts),
 * creating both. Throws ExportsError with every finding when sources.yaml or a source cannot be read.
 */
export async function readExports(options: ReadOptions): Promise<ExportsRead> {
  const { sources, findings } = readSources(options.folder);
  const reads: SourceRead[] = [];
  for (const [index, source] of sources.entries()) reads.push(await readSource(options, source, index));
  const all: Finding[] = [...findings, ...reads.flatMap((read) => read.findings)].sort(compareFindings);
  if (all.some(({ severity }) => severity === 'error')) throw new ExportsError(all);
  const ledgers = reads.flatMap(({ ledger }) => ledger ?? []);
  const kinds = sources.map(({ format }) => format.kind);
  await viewSources(options.connection, kinds);
  await joinIncidents(options.connection, sources, ledgers);
  const exported = ledgers.flatMap((ledger) => ledger.exported_at ?? []);
  const stamps = exported.length > 0 ? exported : reads.flatMap(({ newest }) => newest ?? []);
  const latest = stamps.sort().at(-1);
  return {
    sources: ledgers,
    quarantine: reads.flatMap(({ quarantine }) => quarantine),
    findings: all,
    ...(latest !== undefined && { as_of: latest }),
  };
}
