import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';

export interface Database {
  connection: DuckDBConnection;
  close: () => void;
}

export interface OpenOptions {
  /** Existing folder for rewritten files and for what does not fit into memory. The caller removes it. */
  scratch: string;
  /** Only files under these folders and `scratch` can be read. */
  folders?: readonly string[];
  /** Whole budget of the process in bytes. */
  budget?: number;
}

const gigabyte = 1024 ** 3;
/** Of the budget, what Node takes, and DuckDB beside the memory it counts. */
const kept = 0.7 * gigabyte;

/**
 * Opens DuckDB so that hostile exports cannot reach beyond their folder: no extensions, no other
 * files, no network, settings locked. Session time zone is UTC.
 */
export async function openDatabase(options: OpenOptions): Promise<Database> {
  const limit = Math.max((options.budget ?? 1.5 * gigabyte) - kept, gigabyte / 4);
  const instance = await DuckDBInstance.create(':memory:', {
    memory_limit: `${Math.floor(limit)}B`,
    temp_directory: `${options.scratch}/spill`,
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    allow_community_extensions: 'false',
  });
  const connection = await instance.connect();
  const folders = [options.scratch, ...(options.folders ?? [])];
  await connection.run("SET TimeZone = 'UTC'");
  await connection.run(`SET allowed_directories = [${folders.map(literal).join(', ')}]`);
  await connection.run('SET enable_external_access = false');
  await connection.run('SET lock_configuration = true');
  return {
    connection,
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

/** A column or table name inside SQL. */
export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A text inside SQL, only where DuckDB takes no bound parameter (settings). */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
