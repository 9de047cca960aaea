import { statSync } from 'node:fs';
import { exportFiles, OutsideFolderError } from './files.ts';
import { sha256 } from './inflate.ts';
import { readSources } from './sources.ts';

/** The bytes of a file at one moment. */
export interface Fingerprint {
  sha256: string;
  /** What differs once a file was written to, replaced or removed. */
  stamp: string;
}

/** Fingerprint of a file. Throws when it cannot be read. */
export async function fingerprint(path: string): Promise<Fingerprint> {
  const stamp = stampOf(path);
  return { stamp, sha256: await sha256(path) };
}

/** Whether a file is as it was when its fingerprint was taken, by its stamp. */
export function isSame(path: string, { stamp }: Fingerprint): boolean {
  return stampOf(path) === stamp;
}

/**
 * Every export that sources.yaml lists, by where it lies, with its path below the exports folder. Undefined where
 * something is wrong: reading says what.
 */
export async function fingerprints(
  folder: string,
): Promise<ReadonlyMap<string, Fingerprint & { path: string }> | undefined> {
  const { sources, findings } = readSources(folder);
  if (findings.length > 0) return undefined;
  const found = new Map<string, Fingerprint & { path: string }>();
  try {
    for (const { source } of sources)
      for (const { path, absolute } of exportFiles(folder, source.files))
        found.set(absolute, { path, ...(await fingerprint(absolute)) });
  } catch (error) {
    if (error instanceof OutsideFolderError) return undefined;
    throw error;
  }
  return found;
}

function stampOf(path: string): string {
  const stats = statSync(path, { bigint: true, throwIfNoEntry: false });
  return stats ? [stats.ino, stats.size, stats.mtimeNs, stats.ctimeNs].join(' ') : 'gone';
}
