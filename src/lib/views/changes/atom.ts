import { escape } from '#lib/charts/svg.ts';
import type { Site } from '#lib/views/site.ts';

/** One entry of a feed. */
export interface FeedEntry {
  title: string;
  /** The same in every build, as an address: a reader then knows what it has seen. */
  id: string;
  /** Where it leads, as an address. */
  link: string;
  /** YYYY-MM-DD: the last day on which it changed in a way its readers care about. */
  updated: string;
  summary: string;
}

/** An Atom feed: the page it is about, and its own address, both below the base. */
export interface Feed {
  title: string;
  page: string;
  self: string;
  /** YYYY-MM-DD. */
  updated: string;
  entries: readonly FeedEntry[];
}

/**
 * The feed as XML (RFC 4287), its entries in the order given. Every word in it may be somebody else's. No time but
 * the days given is written, so the same content gives the same bytes.
 */
export function atomFeed(site: Site, { title, page, self, updated, entries }: Feed): string {
  const { organisation } = site.content.portal;
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom">',
    `  <title>${escape(`${title} of ${organisation}`)}</title>`,
    `  <id>${escape(feedAddress(site, page))}</id>`,
    `  <link href="${escape(feedAddress(site, page))}"/>`,
    `  <link rel="self" href="${escape(feedAddress(site, self))}"/>`,
    `  <updated>${updated}T00:00:00Z</updated>`,
    `  <author><name>${escape(organisation)}</name></author>`,
    ...entries.flatMap((entry) => [
      '  <entry>',
      `    <title>${escape(entry.title)}</title>`,
      `    <id>${escape(entry.id)}</id>`,
      `    <link href="${escape(entry.link)}"/>`,
      `    <updated>${entry.updated}T00:00:00Z</updated>`,
      `    <summary>${escape(entry.summary)}</summary>`,
      '  </entry>',
    ]),
    '</feed>',
    '',
  ].join('\n');
}

/** The whole address of a path that is below the base or begins with it. */
export function feedAddress(site: Site, path: string): string {
  return new URL(path, new URL(site.base, site.content.portal.url)).href;
}
