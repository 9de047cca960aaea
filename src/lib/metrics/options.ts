import type { DuckDBConnection } from '@duckdb/node-api';
import type { SourceLedger } from '#lib/exports/ledger.ts';

/** What a computation depends on, and nothing else. */
export interface ComputeOptions {
  /** Holds the filled tables `alert` and `incident`. */
  connection: DuckDBConnection;
  sources: readonly SourceLedger[];
  /** ISO, UTC. What happened later has not happened yet. */
  asOf: string;
  /** The reporting time zone: whose midnight ends a month. */
  timezone: string;
  /** Seconds by metric id. */
  targets?: Readonly<Record<string, number>> | undefined;
  /** Only this period and those inside it. */
  period?: string | undefined;
  onProgress?: ((line: string) => void) | undefined;
}
