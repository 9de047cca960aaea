import type { DuckDBConnection } from '@duckdb/node-api'
import type { ExportsFinding, QuarantineRow, SourceLedger } from './ledger.ts'

export interface ReadOptions {
  connection: DuckDBConnection
  /** The exports folder, which holds sources.yaml. */
  folder: string
  /** YYYY-MM-DD. Stamps after this day do not move `as_of`. */
  today: string
  /** An existing folder for temporary files; the caller removes it. */
  scratch: string
  onProgress?: (line: string) => void
}

export interface ExportsRead {
  sources: SourceLedger[]
  quarantine: QuarantineRow[]
  /** Warnings only: errors are thrown together as one ExportsError. */
  findings: ExportsFinding[]
  /** ISO, UTC: the latest `exported_at`, else the newest stamp not after today. Absent without rows. */
  as_of?: string
}

/**
 * Reads every source of `folder`/sources.yaml into the tables `alert` and `incident` (canonical.ts),
 * creating both. Throws ExportsError with all findings when a source cannot be read.
 */
export async function readExports(options: ReadOptions): Promise<ExportsRead> {
  throw new Error(`not yet: ${options.folder}`)
}
