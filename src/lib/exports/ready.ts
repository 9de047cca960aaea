import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { exportFiles, OutsideFolderError } from './files.ts';
import { readSources } from './sources.ts';

/**
 * Why the numbers cannot be computed anew from `folder`, or undefined when they can: sources.yaml lists a
 * source and every source has its files. What holds an error counts as there, so that reading it says so.
 */
export function missingExports(folder: string): string | undefined {
  if (!existsSync(join(folder, 'sources.yaml'))) return 'there is no sources.yaml';
  const { sources, findings } = readSources(folder);
  if (findings.length > 0) return undefined;
  if (sources.length === 0) return 'sources.yaml lists no source';
  const without = sources.find(({ source }) => !hasFiles(folder, source.files));
  return without && `source "${without.source.id}" has no files`;
}

function hasFiles(folder: string, patterns: readonly string[]): boolean {
  try {
    return exportFiles(folder, patterns).length > 0;
  } catch (error) {
    if (error instanceof OutsideFolderError) return true;
    throw error;
  }
}
