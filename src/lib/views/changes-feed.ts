import { escape } from '#lib/charts/svg.ts';
import { changesView } from './changes.ts';
import type { Site } from './site.ts';

const most = 50;

/**
 * An Atom feed (RFC 4287) of the last changes, the newest first. Days are those of the commits, so the same history
 * gives the same bytes.
 */
export function changesFeed(site: Site): string {
  const { organisation, url } = site.content.portal;
  const page = new URL(`${site.base}changes/`, url).href;
  const changes = changesView(site).days.flatMap(({ changes: list }) => list);
  const entries = changes.slice(0, most).map(({ hash, day, subject, pages, more, files }) => {
    const rest = more + files;
    const touched = [
      ...pages.map(({ title, kind }) => `${kind}: ${title}`),
      ...(rest ? [`${rest} more`] : []),
    ];
    return [
      '  <entry>',
      `    <title>${escape(subject)}</title>`,
      `    <id>${escape(`${page}#${hash}`)}</id>`,
      `    <link href="${escape(`${page}#${hash}`)}"/>`,
      `    <updated>${day}T00:00:00Z</updated>`,
      `    <summary>${escape(touched.join('. '))}</summary>`,
      '  </entry>',
    ].join('\n');
  });
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom">',
    `  <title>${escape(`Changes of ${organisation}`)}</title>`,
    `  <id>${escape(page)}</id>`,
    `  <link rel="self" href="${escape(`${page}feed.xml`)}"/>`,
    `  <updated>${changes[0]?.day ?? site.today}T00:00:00Z</updated>`,
    `  <author><name>${escape(organisation)}</name></author>`,
    ...entries,
    '</feed>',
    '',
  ].join('\n');
}
