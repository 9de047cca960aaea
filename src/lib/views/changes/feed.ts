import { atomFeed, feedAddress } from './atom.ts';
import { changesView } from './changes.ts';
import type { Site } from '#lib/views/site.ts';

const most = 50;

/** A feed of the last changes, the newest first. Days are those of the commits. */
export function changesFeed(site: Site): string {
  const changes = changesView(site).days.flatMap(({ changes: list }) => list);
  const entries = changes.slice(0, most).map(({ hash, day, subject, pages, more, files }) => {
    const rest = more + files;
    const touched = [
      ...pages.map(({ title, kind }) => `${kind}: ${title}`),
      ...(rest ? [`${rest} more`] : []),
    ];
    const link = feedAddress(site, `changes/#${hash}`);
    return { title: subject, id: link, link, updated: day, summary: touched.join('. ') };
  });
  const updated = changes[0]?.day ?? site.today;
  return atomFeed(site, {
    title: 'Changes',
    page: 'changes/',
    self: 'changes/feed.xml',
    updated,
    entries,
  });
}
