import type { Entry } from '#lib/model/entry.ts';
import { headView, type HeadView } from './head.ts';
import { partViews, type PartView } from './prose.ts';
import { relatedTo, type RelatedView } from './related.ts';
import type { Site } from './site.ts';
import { inWords } from './words.ts';

/** A message template: to whom, by which channel, who approves. */
export interface CommsView {
  head: HeadView;
  to: string;
  channel: string;
  approver: string;
  body: PartView[];
  related: RelatedView[];
}

/** Everything a message template's page shows. */
export function commsView(site: Site, entry: Entry<'comms'>): CommsView {
  const { data, document } = entry;
  return {
    head: headView(site, entry),
    to: data.to,
    channel: data.channel,
    approver: inWords(data.approver),
    body: partViews(
      document.nodes.filter((node) => node.kind === 'prose' || node.kind === 'command'),
      site,
      new Map(),
    ),
    related: relatedTo(site, entry),
  };
}
