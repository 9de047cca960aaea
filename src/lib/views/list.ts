import { collectionNames, collections, type CollectionName } from '#lib/model/collection.ts';
import type { Entry } from '#lib/model/entry.ts';
import type { Severity } from '#lib/model/vocabulary.ts';
import { folderOf } from './address.ts';
import { proven, type StatusView } from './detect/use-case.ts';
import { headView, type HeadView } from './head.ts';
import type { LinkView } from './related.ts';
import { referenceOf, type Site } from './site.ts';

/** A page as an index lists it. */
export interface ListRow {
  head: HeadView;
  href: string | undefined;
  severity: Severity | undefined;
  /** How far tests prove a use case; undefined for every other page. */
  proven: StatusView | undefined;
}

/** The index of one collection. */
export interface ListView {
  collection: CollectionName;
  title: string;
  /** Undefined where this reader has no such index. */
  href: string | undefined;
  rows: ListRow[];
}

/** The pages of a collection, worst severity first where there is one, then by title. */
export function listView(site: Site, collection: CollectionName): ListView {
  const rows = site.content.entries[collection].map((entry: Entry) => ({
    head: headView(site, entry),
    href: site.href(referenceOf(entry)),
    severity: 'default_severity' in entry.data ? entry.data.default_severity : undefined,
    proven: isUseCase(entry) ? proven(site, entry) : undefined,
  }));
  return {
    collection,
    title: collections[collection].noun[1],
    href: site.href(`/${folderOf(collection)}`),
    rows: rows.toSorted((a, b) => order(a).localeCompare(order(b), 'en')),
  };
}

function isUseCase(entry: Entry): entry is Entry<'use-case'> {
  return entry.collection === 'use-case';
}

/** The index of every collection. */
export function allLists(site: Site): ListView[] {
  return collectionNames.map((name) => listView(site, name));
}

function order(row: ListRow): string {
  return `${row.severity ?? 'SEV9'} ${row.head.title}`;
}

/** What people see, and the playbook it leads to: every trigger, in alphabetical order. */
export function symptomViews(
  site: Site,
): { seen: string; playbook: LinkView; severity: Severity | undefined }[] {
  return site.content.entries.procedure
    .flatMap((entry) =>
      entry.data.triggers.map((seen) => ({
        seen,
        playbook: { title: entry.data.title, href: site.href(referenceOf(entry)) },
        severity: entry.data.default_severity,
      })),
    )
    .toSorted((a, b) => a.seen.localeCompare(b.seen, 'en'));
}
