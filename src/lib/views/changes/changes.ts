import { collections } from '#lib/model/collection.ts';
import { addDays, dateInWords } from '#lib/model/date.ts';
import { newestFirst, type Change } from '#lib/model/history.ts';
import { changeView, type ChangeView } from './history.ts';
import type { LinkView } from '#lib/views/related.ts';
import { referenceOf, type Site } from '#lib/views/site.ts';

/** One commit and the pages it touched. */
export interface SiteChange extends ChangeView {
  pages: (LinkView & { kind: string })[];
  /** Pages it touched beside those named here. */
  more: number;
  /** Registries, numbers, pictures, and pages that are gone. */
  files: number;
}

/** What changed in the portal lately. */
export interface ChangesView {
  /** "26 Aug 2026": the first day that counts. */
  since: string;
  total: number;
  /** The newest first, each with its changes. */
  days: { date: string; changes: SiteChange[] }[];
  /** Changes of these days beside those shown. */
  older: number;
}

const back = 90;
const mostChanges = 200;
const mostPages = 12;

/** What changed in the ninety days before today, and since, day by day. */
export function changesView(site: Site): ChangesView {
  const since = addDays(site.today, -back);
  const files = new Map<Change, string[]>();
  for (const [file, changes] of site.history)
    for (const change of changes) {
      if (change.date < since) break;
      const known = files.get(change);
      if (known) known.push(file);
      else files.set(change, [file]);
    }
  const byFile = new Map([...site.pages.values()].map((entry) => [entry.file, entry]));
  const newest = [...files].toSorted(([a], [b]) => newestFirst(a, b));
  const changes = newest.slice(0, mostChanges).map(([change, touched]): SiteChange => {
    const pages = touched.flatMap((file) => byFile.get(file) ?? []);
    const links = pages.map((entry) => ({
      ...{ title: entry.data.title, href: site.href(referenceOf(entry)) },
      kind: collections[entry.collection].noun[0],
    }));
    return {
      ...changeView(site, change),
      pages: links.toSorted(byTitle).slice(0, mostPages),
      more: Math.max(0, links.length - mostPages),
      files: touched.length - links.length,
    };
  });
  const days = Map.groupBy(changes, ({ date }) => date);
  return {
    since: dateInWords(since),
    total: files.size,
    days: [...days].map(([date, list]) => ({ date, changes: list })),
    older: files.size - changes.length,
  };
}

function byTitle(a: LinkView, b: LinkView): number {
  const [left, right] = [`${a.title}\n${a.href}`, `${b.title}\n${b.href}`];
  return left < right ? -1 : left > right ? 1 : 0;
}
