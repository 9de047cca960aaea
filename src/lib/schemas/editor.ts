import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { roleOf } from '#lib/content/layout.ts';
import type { ContentRead } from '#lib/content/read.ts';
import { writeWhole } from '#lib/files/whole.ts';
import { knownIn } from './known.ts';
import { pageSchemas } from './schemas.ts';

/** Where the language server of Astro looks, below the folder that an editor opens. Not for git: ids come and go. */
const folder = '.astro/collections';

/**
 * What an editor completes front matter by, as files by name below `.astro/collections/`: a schema for each kind of
 * page, and the list that says which file is of which kind. Astro writes schemas of its store there under the plain
 * names of the kinds; these have names of their own.
 */
export function editorFiles(root: string, read: ContentRead): Map<string, string> {
  const schemas = pageSchemas(knownIn(read));
  const nameOf = (kind: string) => `front-matter-${kind}`;
  const entries: Record<string, string> = {};
  for (const file of read.sources.keys()) {
    const role = roleOf(file.replace(/^content\//, ''));
    // The server asks for the address so.
    const address = decodeURIComponent(pathToFileURL(resolve(root, file)).href).toLowerCase();
    if (role.kind === 'page') entries[address] = nameOf(role.collection);
  }
  const collections = [...schemas.keys()].map((kind) => ({ hasSchema: true, name: nameOf(kind) }));
  return new Map([
    ...[...schemas].map(([kind, text]) => [`${nameOf(kind)}.schema.json`, text] as const),
    ['collections.json', `${JSON.stringify({ collections, entries }, null, 2)}\n`],
  ]);
}

/**
 * Writes them for the content of `root`; what would not change is left alone, because an editor reads a changed file
 * again. Throws as node:fs does.
 */
export function writeEditorFiles(root: string, read: ContentRead): void {
  for (const [name, text] of editorFiles(root, read)) {
    const path = join(root, folder, name);
    if (textAt(path) !== text) writeWhole(path, text);
  }
}

function textAt(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
