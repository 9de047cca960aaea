import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Loader, LoaderContext } from 'astro/loaders';
import { roleOf } from '#lib/content/layout.ts';
import { packed } from '#lib/content/pack.ts';
import { readEntry } from '#lib/content/read-entry.ts';
import { walk } from '#lib/content/walk.ts';
import { mayRead } from '#lib/model/audience.ts';
import type { CollectionName } from '#lib/model/collection.ts';
import { entrySchema } from '#lib/model/entry.ts';
import type { Audience } from '#lib/model/portal.ts';
import type { Tlp } from '#lib/model/vocabulary.ts';
import { buildInputs } from './inputs.ts';
import { organisation } from './organisation.ts';
import { readerVersion } from './reader-version.ts';
import { holdsError, refuse } from './refuse.ts';
import { reloadOnChange } from './reload.ts';

/** Loads one collection: unchanged files from the store by their digest, minus what this audience may not read. */
export function pages(collection: CollectionName): Loader {
  return {
    name: `watchbill-${collection}`,
    schema: entrySchema(collection),
    async load(context) {
      const { root } = buildInputs();
      const load = () => loadAll(collection, context, root);
      await load();
      // portal.yaml says who may read what.
      const matters = (file: string) => file === 'content/portal.yaml' || isPage(collection, file);
      reloadOnChange(context, root, matters, load);
    },
  };
}

async function loadAll(collection: CollectionName, context: LoaderContext, root: string): Promise<void> {
  const { store, meta } = context;
  const { audience } = await organisation({ serving: Boolean(context.watcher) });
  // A reader that changed reads everything again; so does another audience.
  const version = `${await readerVersion()} ${JSON.stringify(audience)}`;
  if (meta.get('version') !== version) store.clear();
  const { files } = await walk(join(root, 'content'));
  const seen = new Set<string>();
  for (const path of files) {
    const file = `content/${path}`;
    const role = roleOf(path);
    if (role.kind !== 'page' || role.collection !== collection) continue;
    seen.add(role.id);
    await loadOne(collection, context, { root, file, id: role.id, audience });
  }
  for (const id of store.keys()) if (!seen.has(id)) store.delete(id);
  sweep(collection, context, audience);
  meta.set('version', version);
}

interface Page {
  root: string;
  file: string;
  id: string;
  audience: Audience;
}

async function loadOne(collection: CollectionName, context: LoaderContext, page: Page) {
  const { store } = context;
  const bytes = await readFile(join(page.root, page.file));
  const digest = context.generateDigest(bytes.toString('latin1'));
  const known = store.get(page.id);
  if (known?.digest === digest) return;
  const { entry, findings } = await readEntry(collection, page.file, bytes);
  // While somebody edits, a page with an error stays as it was last read, or away: the others are looked at.
  if (context.watcher && holdsError(findings)) return;
  refuse(findings);
  if (!entry) return;
  const { file, data, document } = entry;
  if (!mayRead(page.audience, collection, data)) {
    store.delete(page.id);
    return;
  }
  store.set({ id: page.id, digest, data: { file, digest: entry.digest, data, document: packed(document) } });
}

/** The second guard: whatever stands in the store, from this run or an earlier one, is judged again. */
function sweep(collection: CollectionName, { store }: LoaderContext, audience: Audience): void {
  for (const [id, entry] of store.entries()) {
    const { data } = entry.data as { data: { tlp: Tlp } };
    if (!mayRead(audience, collection, data)) store.delete(id);
  }
}

function isPage(collection: CollectionName, file: string): boolean {
  const role = roleOf(file.replace(/^content\//, ''));
  return file.startsWith('content/') && role.kind === 'page' && role.collection === collection;
}
