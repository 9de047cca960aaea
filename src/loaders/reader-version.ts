import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

let known: Promise<string> | undefined;

/** Digest of the code that turns a file into an entry: when it changes, no cached entry holds. */
export function readerVersion(): Promise<string> {
  // Beside this file, not below the root of the content: that may be any folder.
  known ??= digest(['content', 'model'].map((name) => join(import.meta.dirname, '../lib', name)));
  return known;
}

async function digest(folders: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const folder of folders) {
    const files = await readdir(folder, { recursive: true, withFileTypes: true });
    const paths = files.filter((file) => file.isFile()).map((file) => join(file.parentPath, file.name));
    for (const path of paths.toSorted()) hash.update(await readFile(path));
  }
  return hash.digest('hex');
}
