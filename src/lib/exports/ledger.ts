import type { Finding } from '#lib/model/finding.ts';
import type { Kind } from './canonical.ts';

/** What became of every record of one file: read = accepted + quarantined + merged, or the run fails. */
export interface RowCounts {
  read: number;
  accepted: number;
  quarantined: number;
  /** Earlier updates and repeated ids, collapsed into the row that counts. */
  merged: number;
}

export interface FileLedger {
  /** Relative to the exports folder, with forward slashes. */
  path: string;
  /** Of the bytes as they lie on disk. */
  sha256: string;
  rows: RowCounts;
}

export interface FieldLedger {
  availability: 'stamped' | 'proxy' | 'not-in-source';
  /** The column that stands in, when availability is `proxy`. */
  proxy?: string;
  /** Accepted rows without a value. */
  nulls: number;
}

/** One source as metrics.json shows it. Field names are those of the output. */
export interface SourceLedger {
  id: string;
  format: string;
  kind: Kind;
  sample: boolean;
  /** Zone of times that carry none; absent when every time carries its own. */
  timezone?: string;
  /** ISO, UTC: when the team said the export was taken. */
  exported_at?: string;
  files: FileLedger[];
  /** Every canonical column but `source`. */
  fields: Record<string, FieldLedger>;
  /** Seconds a later stamp may lie before an earlier one and still count as zero. */
  skew_tolerance: number;
  /** Accepted rows with a later stamp before an earlier one, beyond the tolerance. */
  negative: number;
  /** Accepted rows where that happens within the tolerance only. */
  skew: number;
  /** Incidents closed by a timer: seconds from resolved to closed, and the share within an hour of it. */
  auto_close?: { median: number; share: number; n: number };
  /** A sentence, when a file looks cut off by an export limit. */
  capped?: string;
}

/** One value that could not be read, with its line as an editor counts it. */
export interface QuarantineRow {
  source: string;
  file: string;
  line: number;
  field: string;
  value: string;
  reason: string;
  fix: string;
  /** true: the row was accepted without this value. false: the row is quarantined. */
  kept: boolean;
}

/** Thrown once, after every source was tried, with every error found. Files are named below `folder`. */
export class ExportsError extends Error {
  readonly findings: readonly Finding[];

  constructor(findings: readonly Finding[]) {
    super(findings.map((finding) => `${finding.file}: ${finding.message}`).join('\n'));
    this.name = 'ExportsError';
    this.findings = findings;
  }
}
