import { isTeam, mayKnowChannels } from '#lib/model/audience.ts';
import type { Severity } from '#lib/model/vocabulary.ts';
import { contactViews, type ContactView } from '#lib/views/respond/contact.ts';
import { dueViews, type DueView } from '#lib/views/due/due.ts';
import { listView, type ListRow } from './list.ts';
import { processViews, type ProcessView } from '#lib/views/measure/process.ts';
import type { LinkView } from './related.ts';
import { archiveView } from '#lib/views/report/archive.ts';
import { severityViews, type SeverityView } from '#lib/views/respond/severity.ts';
import { page, type Site } from './site.ts';
import { threatsView, type ThreatsView } from '#lib/views/threats/threats.ts';

/** The start page: what is happening, what to open, how the processes stand, what is due. */
export interface HomeView {
  /** Whether there are playbooks to find. */
  ask: boolean;
  /** Empty where neither the plan nor a playbook is for this reader. */
  severities: SeverityView[];
  /** Undefined for a reader who is not to call. */
  contacts: ContactView[] | undefined;
  /** Those people open first, then the others; each with what makes it another severity than it starts with. */
  playbooks: (ListRow & { first: boolean; rules: { if: string; then: Severity }[] })[];
  /** The worst, for a reader without playbooks. */
  threats: ThreatsView['rows'];
  /** Only those this reader has pages of. */
  processes: ProcessView[];
  due: DueView[];
  dueTotal: number;
  /** The newest report in force, for a reader who comes to decide rather than to act. */
  report: LinkView | undefined;
}

const ahead = 60;
const shown = 6;

/** Everything the start page shows. */
export function homeView(site: Site): HomeView {
  const { audience, content } = site;
  const due = site.href('/due/') ? dueViews(site, ahead) : [];
  const ask = site.href('/respond/i-see/') !== undefined;
  const responds = content.entries.plan.length + content.entries.procedure.length > 0;
  return {
    ask,
    severities: responds || isTeam(audience) ? severityViews(site) : [],
    contacts: mayKnowChannels(audience) ? contactViews(site) : undefined,
    playbooks: listView(site, 'procedure')
      .rows.filter((row) => row.head.live)
      .map((row, at) => ({ ...row, first: at < shown, rules: rulesOf(site, row) })),
    threats: ask ? [] : threatsView(site).rows.slice(0, 5),
    processes: processViews(site),
    due: due.slice(0, 6),
    dueTotal: due.length,
    report: ask ? undefined : newestReport(site),
  };
}

function newestReport(site: Site): LinkView | undefined {
  const newest = archiveView(site).reports.find(({ live }) => live);
  return newest && { title: newest.finding, href: newest.href };
}

function rulesOf(site: Site, { head }: ListRow): { if: string; then: Severity }[] {
  return page(site, 'procedure', head.reference.slice('procedure/'.length))?.data.severity_rules ?? [];
}
