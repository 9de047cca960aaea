import type { DuckDBConnection } from '@duckdb/node-api';
import type { Fingerprint } from './fingerprint.ts';

export interface ReadOptions {
  connection: DuckDBConnection;
  /** The exports folder, which holds sources.yaml. */
  folder: string;
  /** YYYY-MM-DD. Stamps after this day do not move `as_of`. */
  today: string;
  /** An existing folder for temporary files; the caller removes it. */
  scratch: string;
  /** Fingerprints taken already, by where the file lies. */
  known?: ReadonlyMap<string, Fingerprint>;
  onProgress?: (line: string) => void;
}
