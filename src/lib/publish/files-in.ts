import { globSync } from 'node:fs';
import { join, sep } from 'node:path';

/** Every file below a folder, in the order of their names, with forward slashes. */
export function filesIn(folder: string): string[] {
  return globSync('**/*', { cwd: folder, withFileTypes: true })
    .filter((item) => item.isFile())
    .map((item) => join(item.parentPath, item.name).slice(join(folder, sep).length).replaceAll(sep, '/'))
    .toSorted();
}
