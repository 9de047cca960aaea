import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CopyFacts, CopyFile, CopyList } from '#client/offline/copy.ts';
import { bundle } from '#lib/publish/bundle.ts';
import { readFacts } from './facts.ts';
import { listFiles, sha256, type Listed } from './list.ts';

/** What a reader's browser keeps from the start. */
export interface Kept {
  pages: number;
  files: number;
  bytes: number;
}

/**
 * Writes the list of all files, offline.json, and the worker that keeps them, sw.js, which knows the list by its
 * hash. Last of all that goes to readers: what changes later no longer fits its hash.
 */
export async function publishOffline(folder: string): Promise<Kept> {
  const files = listFiles(folder);
  const kept = files.filter((file) => file.kept);
  const row = ({ path, hash }: Listed): CopyFile => [path, hash];
  const list: CopyList = { kept: kept.map(row), asked: files.filter((file) => !file.kept).map(row) };
  const text = `${JSON.stringify(list).replaceAll('],[', '],\n[')}\n`;
  const size: Kept = {
    pages: kept.filter(({ page }) => page).length,
    files: kept.length,
    bytes: kept.reduce((sum, { bytes }) => sum + bytes, 0),
  };
  const facts: CopyFacts = { ...(await readFacts(folder)), list: sha256(text), ...size };
  await writeFile(join(folder, 'offline.json'), text);
  await writeFile(
    join(folder, 'sw.js'),
    await bundle({ entry: 'offline/worker.ts', values: { COPY: facts } }),
  );
  return size;
}
