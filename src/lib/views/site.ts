import { collectionNames, collections, type CollectionName } from '#lib/model/collection.ts';
import type { Content, Entry } from '#lib/model/entry.ts';
import type { History } from '#lib/model/history.ts';
import type { MetricsFile } from '#lib/model/metrics.ts';
import type { Audience } from '#lib/model/portal.ts';
import type { RelevanceFile } from '#lib/model/relevance-file.ts';
import { referencesIn } from '#lib/model/reference.ts';
import { addressOf } from './address.ts';
import { hasDefinition, hasSection } from './section.ts';

/** The inputs of a build: nothing on a page comes from anywhere else. */
export interface SiteInputs {
  content: Content;
  /** Numbers of the exports; undefined when nothing was measured yet. */
  metrics: MetricsFile | undefined;
  /** Rules of others against our threats and data; absent when none were weighed. */
  relevance?: RelevanceFile | undefined;
  audience: Audience;
  /** Where the portal is mounted, with slashes at both ends. */
  base: string;
  /** The day every "overdue" is judged by, `YYYY-MM-DD`. */
  today: string;
  /** What changed each file, from git; empty without it. */
  history: History;
}

/** Everything a page may show, indexed once per build. */
export interface Site extends SiteInputs {
  /** Pages by reference, `procedure/ransomware`. */
  pages: ReadonlyMap<string, Entry>;
  /** For each page, the pages that refer to it, in the order of the collections. */
  backlinks: ReadonlyMap<string, string[]>;
  /** Pages of each technique id, exactly as written. */
  byTechnique: ReadonlyMap<string, string[]>;
  /** The address of a page, or of a section such as `/due/`; undefined when this reader cannot open it. */
  href(reference: string): string | undefined;
}

/** The reference of an entry, `collection/id`. */
export function referenceOf(entry: Entry): string {
  return `${entry.collection}/${entry.id}`;
}

/** The entry behind a reference, typed by its collection. */
export function page<C extends CollectionName>(site: Site, collection: C, id: string): Entry<C> | undefined {
  return site.pages.get(`${collection}/${id}`) as Entry<C> | undefined;
}

/** Indexes the content: pages, who refers to whom, and one way to make an address. */
export function buildSite(inputs: SiteInputs): Site {
  const pages = new Map<string, Entry>();
  for (const name of collectionNames)
    for (const entry of inputs.content.entries[name]) pages.set(referenceOf(entry), entry);

  const backlinks = new Map<string, string[]>();
  const byTechnique = new Map<string, string[]>();
  for (const [from, entry] of pages)
    for (const to of targets(entry)) {
      const index = to.startsWith('technique/') ? byTechnique : backlinks;
      const key = to.startsWith('technique/') ? to.slice('technique/'.length) : to;
      if (from === key) continue;
      const list = index.get(key);
      if (list) list.push(from);
      else index.set(key, [from]);
    }

  const href = (reference: string): string | undefined => {
    if (reference.startsWith('/')) {
      const path = reference.slice(1);
      return hasSection({ ...inputs, pages }, path) ? inputs.base + path : undefined;
    }
    const [kind = '', id = ''] = reference.split('/', 2);
    if (kind === 'metric')
      return hasDefinition({ ...inputs, pages }, id) ? `${inputs.base}help/definitions/#${id}` : undefined;
    if (kind === 'technique' || kind === 'term') return `${inputs.base}glossary/#${id.toLowerCase()}`;
    if (!pages.has(reference)) return undefined;
    return inputs.base + addressOf(kind as CollectionName, id);
  };
  return { ...inputs, pages, backlinks, byTechnique, href };
}

/** Every page a page refers to: front matter by position, elements and links of the body. */
function targets(entry: Entry): Set<string> {
  const found = new Set<string>();
  for (const { kind, id } of referencesIn(collections[entry.collection].schema, entry.data))
    if (kind === 'page') found.add(id);
    else if (kind in collections || kind === 'technique') found.add(`${kind}/${id}`);
  for (const { to } of entry.document.links) if (to.includes('/')) found.add(to);
  for (const node of entry.document.nodes) {
    const flow = node.kind === 'phase' ? node.nodes : [node];
    for (const item of flow) {
      if (item.kind === 'block') found.add(`block/${item.ref}`);
      if (item.kind === 'step') found.add(`role/${item.role}`);
      if (item.kind === 'decision')
        for (const branch of item.branches) if (branch.then.startsWith('procedure/')) found.add(branch.then);
    }
  }
  return found;
}
