import { escape } from '#lib/charts/svg.ts';
import type { Site } from '#lib/views/site.ts';
import { periodInWords } from '#lib/reports/span.ts';

/**
 * An Atom feed (RFC 4287) of the reports in force, the newest first. Dates are those of the reports, so the same content
 * gives the same bytes.
 */
export function reportFeed(site: Site): string {
  const { organisation, url } = site.content.portal;
  const root = new URL(site.base, url ?? 'https://portal.invalid');
  const address = (path: string) => new URL(path, root).href;
  const reports = site.content.entries.report
    .filter(({ data }) => data.status === 'active')
    .toSorted((a, b) => ((a.data.reviewed ?? '') > (b.data.reviewed ?? '') ? -1 : 1));
  const newest = reports[0]?.data.reviewed ?? site.today;
  const entries = reports.map(({ id, data }) => {
    const link = address(site.href(`report/${id}`) ?? '');
    return [
      '  <entry>',
      `    <title>${escape(data.headline?.[0] ?? data.title)}</title>`,
      `    <id>${escape(link)}</id>`,
      `    <link href="${escape(link)}"/>`,
      `    <updated>${data.reviewed ?? newest}T00:00:00Z</updated>`,
      `    <summary>${escape(`${periodInWords(data.period)}. ${data.summary}`)}</summary>`,
      '  </entry>',
    ].join('\n');
  });
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom">',
    `  <title>${escape(`Reports of ${organisation}`)}</title>`,
    `  <id>${escape(address('measure/reports/'))}</id>`,
    `  <link rel="self" href="${escape(address('measure/reports/feed.xml'))}"/>`,
    `  <updated>${newest}T00:00:00Z</updated>`,
    `  <author><name>${escape(organisation)}</name></author>`,
    ...entries,
    '</feed>',
    '',
  ].join('\n');
}
