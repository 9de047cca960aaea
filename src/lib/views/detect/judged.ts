import type { Content, Entry } from '#lib/model/entry.ts';
import type { Site, SiteInputs } from '#lib/views/site.ts';

type Known = Pick<Site, 'pages'> & SiteInputs;

/**
 * Whether this reader's pages can prove a threat's coverage: every use case that answers it is here. Judged by
 * a part of its use cases, a threat would seem blind where it is not.
 */
export function isJudged({ pages }: Known, threat: Entry<'threat'>): boolean {
  const questions = threat.data.detection_questions ?? [];
  return questions.every(({ answered_by = [] }) => answered_by.every((id) => pages.has(`use-case/${id}`)));
}

/** The content coverage is counted over: without the threats that cannot be judged here. */
export function judgedContent(site: Known): Content {
  const { content } = site;
  const threat = content.entries.threat.filter((entry) => isJudged(site, entry));
  return { ...content, entries: { ...content.entries, threat } };
}
