import { addDays, dateInWords } from '#lib/model/date.ts';
import type { Entry } from '#lib/model/entry.ts';
import { roles as roleNames, tlps, type Tlp } from '#lib/model/vocabulary.ts';
import { cardView, type CardView } from './card.ts';
import { contactViews, type ContactView } from './contact.ts';
import type { PaperHead } from '#lib/views/head.ts';
import { planView, type PlanView } from './plan.ts';
import { dutyViews, type ProcedureView } from './procedure.ts';
import { roleView } from './role.ts';
import { severityViews, type SeverityView } from './severity.ts';
import type { Site } from '#lib/views/site.ts';

/** What lies printed beside the phone: whom to call, who may do what, what runs out, and every SEV1 card. */
export interface NightPackView {
  /** Its TLP is the highest of what is in it. */
  head: PaperHead;
  asOf: string;
  /** The day to print it anew. */
  expires: string;
  contacts: ContactView[];
  channels: PlanView['channels'];
  severities: SeverityView[];
  authority: PlanView['authority'];
  duties: ProcedureView['duties'];
  roles: {
    id: string;
    title: string;
    firstFiveMinutes: string[];
    handover: string[];
    backup: string | undefined;
  }[];
  cards: CardView[];
  /** Playbooks that can be SEV1 and have no card yet. */
  without: string[];
}

/** Days after which a printed copy is not to be trusted. */
const shelfLife = 90;

/** Everything the night pack shows. */
export function nightPackView(site: Site): NightPackView {
  const { entries } = site.content;
  const playbooks = entries.procedure.filter(canBeWorst).toSorted(byTitle);
  const cards = playbooks.map((entry) => cardView(site, entry));
  const plan = entries.plan[0] && planView(site, entries.plan[0]);
  const roles = roleNames.flatMap((name) =>
    entries.role.filter(({ id, data }) => id === name && data.status !== 'deprecated'),
  );
  const shown: Tlp[] = [...entries.plan, ...roles, ...playbooks].map(({ data }) => data.tlp);
  const duties = entries.plan.flatMap(({ data }) => data.notification_duties ?? []);
  return {
    head: {
      tlp: tlps.findLast((tlp) => shown.includes(tlp)) ?? site.audience.max_tlp,
      version: undefined,
      live: true,
      state: 'active',
    },
    asOf: dateInWords(site.today),
    expires: dateInWords(addDays(site.today, shelfLife)),
    contacts: contactViews(site),
    channels: plan?.channels ?? [],
    severities: severityViews(site),
    authority: plan?.authority ?? [],
    duties: dutyViews(
      site,
      duties.map(({ id }) => id),
    ),
    roles: roles.map((entry) => {
      const { head, firstFiveMinutes, handover, backup } = roleView(site, entry);
      return { id: entry.id, title: head.title, firstFiveMinutes, handover, backup: backup?.title };
    }),
    cards: cards.filter((card) => card !== undefined),
    without: playbooks.flatMap(({ data }, at) => (cards[at] ? [] : [data.title])),
  };
}

/** Whether a run of this playbook can be SEV1, at the start or by one of its rules. */
function canBeWorst({ data }: Entry<'procedure'>): boolean {
  const severities = [data.default_severity, ...(data.severity_rules ?? []).map((rule) => rule.then)];
  return data.status !== 'deprecated' && severities.includes('SEV1');
}

function byTitle(a: Entry<'procedure'>, b: Entry<'procedure'>): number {
  return a.data.title < b.data.title ? -1 : 1;
}
