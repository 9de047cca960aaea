import { collectionNames, collections, type CollectionName, type Data } from '#lib/model/collection.ts';
import type { Content, Entries, Entry } from '#lib/model/entry.ts';
import type { Portal } from '#lib/model/portal.ts';
import type { Registries } from '#lib/model/registry.ts';

/** A page as a reader of content would hand it over, from its front matter alone. */
export function entry<C extends CollectionName>(collection: C, id: string, data: object): Entry<C> {
  return {
    collection,
    id,
    file: `content/${collections[collection].folder}/${id}.mdx`,
    data: { status: 'active', review_every: '180d', owner: 'technical-lead', ...data } as unknown as Data<C>,
    document: { nodes: [], words: 0, links: [], images: [] },
    digest: '',
  };
}

/** Content of these pages and nothing else. */
export function contentOf(pages: Entry[], registries: Partial<Registries> = {}): Content {
  const entries = Object.fromEntries(
    collectionNames.map((name) => [name, pages.filter(({ collection }) => collection === name)]),
  ) as unknown as Entries;
  const portal = { organisation: 'Kestrel Valve', domain: 'kestrelvalve.example' } as Portal;
  return {
    portal,
    registries: { scopes: [], 'data-sources': [], contacts: [], 'vendor-packs': [], ...registries },
    entries,
  };
}

export function scope(id: string): Registries['scopes'][number] {
  return { id, name: id, kind: 'host-group', crown_jewel: false, privileged: false, count: 1 };
}

export function dataSource(id: string, scopes: string[]): Registries['data-sources'][number] {
  return { id, name: id, product: 'log', connected: true, scopes, retention_days: 90 };
}
