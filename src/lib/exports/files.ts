import { globSync, realpathSync, statSync } from 'node:fs';
import { isAbsolute, join, relative, sep } from 'node:path';

export interface ExportFile {
  /** Relative to the exports folder, with forward slashes. */
  path: string;
  /** Where to read it. */
  absolute: string;
  bytes: number;
}

/** A pattern or a link that would read outside the exports folder. */
export class OutsideFolderError extends Error {}

/** Written by us into the exports folder, never read as an export. */
const own = new Set(['quarantine.csv', 'sources.yaml']);

/**
 * Files below `folder` that `patterns` match, sorted by path. Throws OutsideFolderError for `..`, an absolute
 * path, or a link that leads out of the folder.
 */
export function exportFiles(folder: string, patterns: readonly string[]): ExportFile[] {
  const root = realpathSync(folder);
  const paths = new Set<string>();
  for (const pattern of patterns) {
    if (isAbsolute(pattern) || /^[a-z]:|^\\/i.test(pattern) || pattern.split(/[\\/]/).includes('..'))
      throw new OutsideFolderError(`"${pattern}" leaves the exports folder`);
    for (const match of globSync(pattern, { cwd: root })) paths.add(match.split(sep).join('/'));
  }
  const files: ExportFile[] = [];
  for (const path of [...paths].filter((candidate) => !own.has(candidate)).sort()) {
    const real = realpathSync(join(root, path));
    const inside = relative(root, real);
    if (inside.startsWith('..') || isAbsolute(inside))
      throw new OutsideFolderError(`"${path}" is a link out of the exports folder`);
    const stats = statSync(real);
    if (stats.isFile()) files.push({ path, absolute: real, bytes: stats.size });
  }
  return files;
}
