import { createHash, type Hash } from 'node:crypto';
import { readdirSync, readFileSync, readlinkSync, type Dirent } from 'node:fs';
import { join } from 'node:path';

/**
 * SHA-256, in hex, over names, kinds and bytes of files and folders below `root`; a link counts as where it points,
 * one that is not there as absent. Equal digests mean equal trees, in whatever order a folder lists its files.
 */
export function digestOf(root: string, names: readonly string[]): string {
  const hash = createHash('sha256');
  for (const name of names) addPath(hash, root, name);
  return hash.digest('hex');
}

function addPath(hash: Hash, root: string, name: string): void {
  try {
    addFolder(hash, root, name, readdirSync(join(root, name), { withFileTypes: true }));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOTDIR') addFile(hash, root, name);
    else if (code === 'ENOENT') hash.update(`absent ${JSON.stringify(name)}\n`);
    else throw error;
  }
}

function addFolder(hash: Hash, root: string, folder: string, items: Dirent[]): void {
  hash.update(`folder ${JSON.stringify(folder)} ${items.length}\n`);
  for (const item of items.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const name = `${folder}/${item.name}`;
    if (item.isDirectory()) addPath(hash, root, name);
    else if (item.isFile()) addFile(hash, root, name);
    else if (item.isSymbolicLink())
      hash.update(`link ${JSON.stringify([name, readlinkSync(join(root, name))])}\n`);
    else hash.update(`other ${JSON.stringify(name)}\n`);
  }
}

function addFile(hash: Hash, root: string, name: string): void {
  const bytes = readFileSync(join(root, name));
  // The length goes first: no file can continue as the next one.
  hash.update(`file ${JSON.stringify(name)} ${bytes.length}\n`).update(bytes);
}
