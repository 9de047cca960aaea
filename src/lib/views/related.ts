import { collectionNames, collections, type CollectionName } from '#lib/model/collection.ts';
import type { Entry } from '#lib/model/entry.ts';
import { referenceOf, type Site } from './site.ts';

/** A link to a page as lists show it; `href` is undefined for what this reader cannot open. */
export interface LinkView {
  title: string;
  href: string | undefined;
}

/** A group of related pages of one kind. */
export interface RelatedView {
  title: string;
  links: LinkView[];
}

/** A link by reference: the page's title, or the id in words when there is no such page. */
export function linkTo(site: Site, reference: string): LinkView {
  const entry = site.pages.get(reference);
  return {
    title: entry?.data.title ?? (reference.split('/').at(-1) ?? reference).replaceAll('-', ' '),
    href: site.href(reference),
  };
}

/** Every page that refers to this one, grouped by kind: the other direction of each relation. */
export function relatedTo(site: Site, entry: Entry, leaveOut: readonly CollectionName[] = []): RelatedView[] {
  const from = site.backlinks.get(referenceOf(entry)) ?? [];
  return collectionNames
    .filter((name) => !leaveOut.includes(name))
    .map((name) => ({
      title: collections[name].noun[1],
      links: from
        .filter((reference) => reference.startsWith(`${name}/`))
        .map((reference) => linkTo(site, reference)),
    }))
    .filter((group) => group.links.length > 0);
}
