import type { CopyFile, CopyList } from './copy.ts';
import { copies, keptIn, open } from './shelf.ts';
import { facts, prefix, version } from './this-copy.ts';
import { Unsaved } from './unsaved.ts';
import { fetched, isFile } from './verify.ts';
import { home } from './worker-scope.ts';

/** So many files are asked for at once. */
const batch = 50;

/**
 * Saves every file of this copy, each verified; what an earlier copy or an interrupted attempt has is taken from
 * there. `said` hears how many are there. Throws when one is missing: then nothing comes into use.
 */
export async function saveCopy(said: (files: number) => void): Promise<void> {
  const others = (await copies()).filter((copy) => copy !== version);
  const cache = await open(version);
  try {
    const { kept } = await readList(cache);
    for (let at = 0; at < kept.length; at += batch) {
      said(at);
      await Promise.all(kept.slice(at, at + batch).map((file) => save(file, cache, others)));
    }
    // Counted by name: a cache that was removed meanwhile still takes files, and nobody finds them.
    if ((await (await open(version)).keys()).length <= kept.length)
      throw new Unsaved('saving was interrupted');
  } catch (error) {
    // What is verified stays for the next attempt, but not on a device that is full.
    if (error instanceof DOMException) await caches.delete(prefix + version);
    throw error;
  }
}

async function readList(cache: Cache): Promise<CopyList> {
  const response = await fetched(['offline.json', facts.list]);
  await cache.put(`${home}offline.json`, response.clone());
  return (await response.json()) as CopyList;
}

async function save(file: CopyFile, cache: Cache, others: readonly string[]): Promise<void> {
  const [path, hash] = file;
  if (await cache.match(home + path)) return;
  for (const copy of others) {
    const kept = await keptIn(copy, path);
    if (kept && (await isFile(kept, hash))) return cache.put(home + path, kept);
  }
  await cache.put(home + path, await fetched(file));
}
