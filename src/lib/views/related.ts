import { collectionNames, collections, type CollectionName } from '#lib/model/collection.ts';
import type { Entry } from '#lib/model/entry.ts';
import { referenceOf, type Site } from './site.ts';
import { inWords, insideSentence } from './words.ts';

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

/** A link by reference: the page's title, or neutral words when this reader cannot open it. */
export function linkTo(site: Site, reference: string): LinkView {
  return {
    title: site.pages.get(reference)?.data.title ?? closedTitle(reference),
    href: site.href(reference),
  };
}

/** Links to those of the pages this reader can open. */
export function linksTo(site: Site, collection: CollectionName, ids: readonly string[]): LinkView[] {
  return [...new Set(ids)]
    .filter((id) => site.pages.has(`${collection}/${id}`))
    .map((id) => linkTo(site, `${collection}/${id}`));
}

/**
 * What stands for a page this reader cannot open. Neither its title nor its id, which says as much as the title.
 * A role is a word of a closed list, with or without a page.
 */
export function closedTitle(reference: string): string {
  const [kind = '', id = ''] = reference.split('/', 2);
  if (kind === 'role') return inWords(id);
  const noun = insideSentence(kind in collections ? collections[kind as CollectionName].noun[0] : 'page');
  return `${/^[aeio]/.test(noun) ? 'an' : 'a'} ${noun} you cannot open`;
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
