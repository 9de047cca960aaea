import { posix, relative, resolve, sep } from 'node:path';
import { UsageError } from './usage.ts';

/**
 * Keeps the files a person asked for: those in `files` or among `findings` (from `root`, forward slashes) that
 * a path names or holds. No path: all. Throws UsageError when a path names none.
 */
export function selectFiles(
  root: string,
  paths: readonly string[],
  files: Iterable<string>,
  findings: readonly { file: string }[] = [],
): Set<string> {
  const all = [...new Set([...files, ...findings.map(({ file }) => file)])];
  if (paths.length === 0) return new Set(all);
  const chosen = paths.flatMap((path) => {
    const wanted = posix.normalize(relative(root, resolve(path)).split(sep).join('/') || '.');
    const found = all.filter((file) => wanted === '.' || file === wanted || file.startsWith(`${wanted}/`));
    if (found.length === 0)
      throw new UsageError(`no content file is at ${path}`, 'name a file or folder below content/');
    return found;
  });
  return new Set(chosen);
}
