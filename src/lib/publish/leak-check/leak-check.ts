import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { Audience } from '#lib/model/portal.ts';
import { PublishProblem } from '#lib/publish/problem.ts';
import { pathsIn } from './paths.ts';
import { canary, hyphened, secretsOf, type Everything, type Secrets } from './secrets.ts';
import { sourcesOf, textsIn, writtenIn, type OutputText, type Source } from './texts.ts';

/** Something that was left out and stands in the output all the same. */
export interface Leak {
  /** Below the folder, with forward slashes. */
  file: string;
  what: 'address' | 'id' | 'text' | 'canary';
  /** The address, the id, the words, the canary. */
  found: string;
  /** The file it was left out with. */
  from: string;
}

/** Every leak in a folder, by file, each once. */
export async function findLeaks(folder: string, secrets: Secrets): Promise<Leak[]> {
  const leaks = new Map<string, Leak>();
  const named = namesOf(secrets);
  const { phrases, canaries } = secrets;
  const maybe = (source: Source) => {
    const written = writtenIn(source);
    return (
      phrases.mayStandIn(written) ||
      written.some((text) => named(text) || (canaries.size > 0 && text.search(canary) >= 0))
    );
  };
  const items = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = items.filter((item) => item.isFile()).map((item) => join(item.parentPath, item.name));
  for (const path of paths.toSorted()) {
    const file = relative(folder, path).split(sep).join('/');
    for (const source of [{ text: file, bare: true }, ...sourcesOf(file, await readFile(path))]) {
      if (!maybe(source)) continue;
      for (const text of textsIn(source))
        for (const leak of leaksIn(text, secrets, named)) {
          const key = `${file}\n${leak.found}`;
          if (!leaks.has(key)) leaks.set(key, { file, ...leak });
        }
    }
  }
  return [...leaks.values()];
}

/** Whether a text may hold one of the ids or addresses at all: most texts do not, and this is quick to see. */
function namesOf({ ids, paths }: Secrets): (text: string) => boolean {
  const names = new Set([
    ...ids.keys(),
    ...[...paths.keys()].map((path) => path.slice(path.indexOf('/') + 1)),
  ]);
  if (names.size === 0) return () => false;
  if (names.size > 50) return () => true;
  const any = new RegExp([...names].map((name) => name.replace(/[^\w-]/g, '\\$&')).join('|'), 'i');
  return (text) => any.test(text);
}

function* leaksIn(
  { text, marked }: OutputText,
  secrets: Secrets,
  named: (text: string) => boolean,
): Generator<Omit<Leak, 'file'>> {
  const { phrases, ids, paths, canaries } = secrets;
  if (!marked) for (const { words, from } of phrases.find(text)) yield { what: 'text', found: words, from };
  const maybe = named(text);
  for (const [found] of maybe ? text.matchAll(hyphened) : []) {
    const from = ids.get(found.toLowerCase());
    if (from !== undefined) yield { what: 'id', found, from };
  }
  for (const found of maybe ? pathsIn(text) : []) {
    const from = paths.get(found);
    if (from !== undefined) yield { what: 'address', found, from };
  }
  for (const [word] of canaries.size > 0 ? text.matchAll(canary) : []) {
    const from = canaries.get(word.toLowerCase());
    if (from !== undefined) yield { what: 'canary', found: word.toLowerCase(), from };
  }
}

/** Most leaks to name in one message. */
const most = 12;

/**
 * Looks for everything an audience may not read in what was built for it; returns the number of things looked
 * for. Throws PublishProblem that names file, find and source of each leak.
 */
export async function leakCheck(
  folder: string,
  everything: Everything,
  audience: Audience,
  own: Iterable<string>,
): Promise<number> {
  const secrets = secretsOf(everything, audience, own);
  const count = secrets.phrases.size + secrets.ids.size + secrets.paths.size + secrets.canaries.size;
  const leaks = count === 0 ? [] : await findLeaks(folder, secrets);
  if (leaks.length === 0) return count;
  const lines = leaks
    .slice(0, most)
    .map(({ file, what, found, from }) => `  ${file}: the ${what} "${found}" of ${from}`);
  if (leaks.length > most) lines.push(`  and ${leaks.length - most} more`);
  throw new PublishProblem(
    [`the ${audience.id} build shows what this audience may not read`, ...lines].join('\n'),
    'a text that may be shared belongs on a page this audience may read; otherwise it is a bug, please report it',
  );
}
