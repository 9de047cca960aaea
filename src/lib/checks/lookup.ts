import { collectionNames, collections, type CollectionName } from '#lib/model/collection.ts';
import type { Content, Entry } from '#lib/model/entry.ts';
import type { CheckInput } from './rule.ts';

/** What exists, by id: asked by many rules, so built once for each content. */
export interface Lookup {
  /** The page of this id, when its file could be read. */
  entry<C extends CollectionName>(collection: C, id: string): Entry<C> | undefined;
  /** Whether the page has a file, even one with errors: its own findings say enough. */
  exists(collection: CollectionName, id: string): boolean;
  /** Whether every page of the collection could be read. Until then, what lacks there is not judged. */
  complete(collection: CollectionName): boolean;
  ids(collection: CollectionName): string[];
  /** The id of the page that lists `id` among its old names. */
  renamed(collection: CollectionName, id: string): string | undefined;
}

const built = new WeakMap<Content, Lookup>();

/** The lookup of this content. */
export function lookup({ content, sources }: Pick<CheckInput, 'content' | 'sources'>): Lookup {
  const known = built.get(content);
  if (known) return known;
  const entries = new Map<string, Entry>();
  const files = new Set<string>();
  const aliases = new Map<string, string>();
  for (const collection of collectionNames)
    for (const entry of content.entries[collection]) {
      entries.set(`${collection}/${entry.id}`, entry);
      for (const alias of entry.data.aliases ?? []) aliases.set(`${collection}/${alias}`, entry.id);
    }
  for (const file of sources.keys()) {
    const page = pageOf(file);
    if (page) files.add(page);
  }
  const made: Lookup = {
    entry: <C extends CollectionName>(collection: C, id: string) =>
      entries.get(`${collection}/${id}`) as Entry<C> | undefined,
    exists: (collection, id) => entries.has(`${collection}/${id}`) || files.has(`${collection}/${id}`),
    complete: (collection) =>
      ![...files].some((page) => page.startsWith(`${collection}/`) && !entries.has(page)),
    ids: (collection) => content.entries[collection].map((entry) => entry.id),
    renamed: (collection, id) => aliases.get(`${collection}/${id}`),
  };
  built.set(content, made);
  return made;
}

const byDepth = [...collectionNames].sort(
  (a, b) => collections[b].folder.length - collections[a].folder.length,
);

/** `collection/id` of the page a file holds, or undefined: `content/triage/x.mdx` is `triage/x`. */
export function pageOf(file: string): string | undefined {
  if (!file.endsWith('.mdx')) return undefined;
  const name = byDepth.find((collection) => file.startsWith(`content/${collections[collection].folder}/`));
  const stem = file.replace(/\/index\.mdx$/, '').replace(/\.mdx$/, '');
  return name && `${name}/${stem.slice(stem.lastIndexOf('/') + 1)}`;
}
