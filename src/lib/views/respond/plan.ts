import { mayKnowChannels } from '#lib/model/audience.ts';
import { dateInWords } from '#lib/model/date.ts';
import type { Entry } from '#lib/model/entry.ts';
import { headView, type HeadView } from '#lib/views/head.ts';
import { dutyViews, type ProcedureView } from './procedure.ts';
import { partViews, type PartView } from '#lib/views/prose.ts';
import type { LinkView } from '#lib/views/related.ts';
import { severityViews, type SeverityView } from './severity.ts';
import type { Site } from '#lib/views/site.ts';
import { inWords } from '#lib/views/words.ts';

/** The incident response plan. */
export interface PlanView {
  head: HeadView;
  lastTested: string | undefined;
  criteria: string[];
  severities: SeverityView[];
  authority: { id: string; action: string; who: LinkView; standing: boolean }[];
  outsourcing: { party: string; does: string[]; doesNot: string[] }[];
  duties: ProcedureView['duties'];
  channels: { purpose: string; primary: string; outOfBand: string }[];
  body: PartView[];
}

/** Everything the plan's page shows. */
export function planView(site: Site, entry: Entry<'plan'>): PlanView {
  const { data, document } = entry;
  return {
    head: headView(site, entry),
    lastTested: data.last_tested && dateInWords(data.last_tested),
    criteria: data.declaration_criteria ?? [],
    severities: severityViews(site),
    authority: (data.authority ?? []).map((row) => ({
      ...row,
      who: { title: inWords(row.who), href: site.href(`role/${row.who}`) },
    })),
    outsourcing: (data.outsourcing ?? []).map((row) => ({
      party: inWords(row.party),
      does: row.does,
      doesNot: row.does_not,
    })),
    duties: dutyViews(
      site,
      (data.notification_duties ?? []).map((duty) => duty.id),
    ),
    channels: (mayKnowChannels(site.audience) ? site.content.portal.channels : []).map(
      ({ purpose, primary, out_of_band }) => ({
        purpose,
        primary,
        outOfBand: out_of_band,
      }),
    ),
    body: partViews(
      document.nodes.filter((node) => node.kind === 'prose' || node.kind === 'command'),
      site,
      new Map(),
    ),
  };
}
