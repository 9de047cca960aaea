import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ExportsError } from '#lib/exports/ledger.ts';
import { openDatabase } from '#lib/exports/open.ts';
import { readExports, type ExportsRead } from '#lib/exports/read.ts';
import type { Finding } from '#lib/model/finding.ts';

export interface Reading extends ExportsRead {
  alerts: Record<string, unknown>[];
  incidents: Record<string, unknown>[];
}

/** Reads an exports folder; times come back as DuckDB prints them. */
export async function readFolder(folder: string, today = '2027-01-01'): Promise<Reading> {
  const scratch = mkdtempSync(join(tmpdir(), 'watchbill-test-'));
  const { connection, close } = await openDatabase({ scratch, folders: [folder] });
  try {
    const read = await readExports({ connection, folder, today, scratch });
    const all = async (table: string) =>
      (await connection.runAndReadAll(`SELECT * FROM ${table} ORDER BY source, id`)).getRowObjectsJson();
    return { ...read, alerts: await all('alert'), incidents: await all('incident') };
  } finally {
    close();
    rmSync(scratch, { recursive: true });
  }
}

export function readFixture(name: string): Promise<Reading> {
  return readFolder(`test/exports/${name}`);
}

/** The errors of a folder that must not be readable, without their constant parts. */
export async function errorsOf(
  folder: string,
): Promise<Pick<Finding, 'rule' | 'file' | 'message' | 'hint'>[]> {
  try {
    await readFolder(folder);
  } catch (error) {
    if (error instanceof ExportsError)
      return error.findings
        .filter(({ severity }) => severity === 'error')
        .map(({ rule, file, at, message, hint }) => ({ rule, file: `${file}:${at.line}`, message, hint }));
    throw error;
  }
  throw new Error(`${folder} was read without an error`);
}

/** Runs `use` on a new folder with these files, and removes it. */
export async function withFolder<T>(
  files: Record<string, string | Buffer>,
  use: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'watchbill-exports-'));
  try {
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), content);
    }
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
