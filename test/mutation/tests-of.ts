import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';

/** Arguments of Vitest that choose tests: paths from the root, and after `-t` part of their names. */
export type Choice = readonly string[];

/**
 * The tests that judge a source file, in the order in which they are asked: those of its own name, which find most
 * mistakes in a second, then those of its folder in test/unit or of the nearest one above. Empty when there are none.
 */
export function testsOf(root: string, file: string): Choice[] {
  const name = posix.basename(file, '.ts');
  const own = posix.join(posix.dirname(file), `${name}.test.ts`).replace(/^src\/lib/, 'test/unit');
  const first = existsSync(join(root, own)) ? [[own]] : [];
  const folder = mirrored(root, posix.dirname(file));
  if (!file.startsWith('src/lib/checks/')) return folder === undefined ? [] : [...first, [folder]];
  // A rule has a small site and an example of its name.
  const site = ['test/sites/sites.test.ts', '-t', `\\b${name}\\b`];
  const example = ['test/sites/examples.test.ts', '-t', ` ${name}: `];
  return [site, ['test/unit/checks/', 'test/sites/sites.test.ts'], example];
}

function mirrored(root: string, folder: string): string | undefined {
  const tests = folder.replace(/^src\/lib/, 'test/unit');
  if (!/^test\/unit\/./.test(tests)) return undefined;
  return existsSync(join(root, tests)) ? `${tests}/` : mirrored(root, posix.dirname(folder));
}
