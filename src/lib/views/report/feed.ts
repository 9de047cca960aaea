import { periodInWords } from '#lib/reports/span.ts';
import { atomFeed, feedAddress } from '#lib/views/changes/atom.ts';
import type { Site } from '#lib/views/site.ts';

/** A feed of the reports in force, the newest first. Days are those of the reports. */
export function reportFeed(site: Site): string {
  const reports = site.content.entries.report
    .filter(({ data }) => data.status === 'active')
    .toSorted((a, b) => ((a.data.reviewed ?? '') > (b.data.reviewed ?? '') ? -1 : 1));
  const updated = reports[0]?.data.reviewed ?? site.today;
  const entries = reports.map(({ id, data }) => {
    const link = feedAddress(site, site.href(`report/${id}`) ?? '');
    return {
      title: data.headline?.[0] ?? data.title,
      id: link,
      link,
      updated: data.reviewed ?? updated,
      summary: `${periodInWords(data.period)}. ${data.summary}`,
    };
  });
  return atomFeed(site, {
    title: 'Reports',
    page: 'measure/reports/',
    self: 'measure/reports/feed.xml',
    updated,
    entries,
  });
}
