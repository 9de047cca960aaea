import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import { codeownersFiles } from '#lib/model/reviewers.ts';
import { readBytes } from './bytes.ts';
import { decode } from './decode.ts';
import type { Source } from './source.ts';

/** The files of owners below a repository's root, as written. A symbolic link is not followed. */
export function codeownersSources(root: string): Source[] {
  return codeownersFiles.flatMap((file) => {
    const path = join(root, file);
    return lstatSync(path, { throwIfNoEntry: false })?.isFile()
      ? [decode(file, readBytes(path)).source]
      : [];
  });
}
