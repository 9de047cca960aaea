import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

let known: Promise<string> | undefined;

/** Digest of the code that turns a file into an entry: when it changes, no cached entry holds. */
export function readerVersion(root: string): Promise<string> {
  known ??= digest([join(root, 'src/lib/content'), join(root, 'src/lib/model')]);
  return known;
}

async function digest(folders: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const folder of folders) {
    const files = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
    const paths = files.filter((file) => file.isFile()).map((file) => join(file.parentPath, file.name));
    for (const path of paths.toSorted()) hash.update(await readFile(path));
  }
  return hash.digest('hex');
}
