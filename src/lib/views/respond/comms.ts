import type { Entry } from '#lib/model/entry.ts';
import { headView, type HeadView } from '#lib/views/head.ts';
import { messageView, type MessageView } from './message.ts';
import { dutyViews, type ProcedureView } from './procedure.ts';
import { relatedTo, type RelatedView } from '#lib/views/related.ts';
import type { Site } from '#lib/views/site.ts';
import { inWords } from '#lib/views/words.ts';

/** A message template: to whom, by which channel, who approves. */
export interface CommsView {
  head: HeadView;
  to: string;
  channel: string;
  approver: string;
  message: MessageView;
  /** Notification duties it answers. */
  duties: ProcedureView['duties'];
  related: RelatedView[];
}

/** Everything a message template's page shows. */
export function commsView(site: Site, entry: Entry<'comms'>): CommsView {
  const { data } = entry;
  return {
    head: headView(site, entry),
    to: data.to,
    channel: data.channel,
    approver: inWords(data.approver),
    message: messageView(site, entry),
    duties: dutyViews(site, data.notifications ?? []),
    related: relatedTo(site, entry),
  };
}
