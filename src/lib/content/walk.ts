import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Files below a folder, and symbolic links, which are never followed. Paths with forward slashes, sorted. */
export async function walk(folder: string): Promise<{ files: string[]; links: string[] }> {
  const files: string[] = [];
  const links: string[] = [];
  const visit = async (prefix: string): Promise<void> => {
    const entries: Dirent[] = await readdir(join(folder, prefix), { withFileTypes: true });
    await Promise.all(
      entries.map(async (entry) => {
        const path = prefix === '' ? entry.name : `${prefix}/${entry.name}`;
        if (entry.isSymbolicLink()) links.push(path);
        // Raw exports are large and belong to another reader.
        else if (entry.isDirectory()) await (path === 'exports' ? undefined : visit(path));
        else files.push(path);
      }),
    );
  };
  await visit('');
  return { files: files.sort(), links: links.sort() };
}
