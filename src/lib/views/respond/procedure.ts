import { currentId, technique } from '#lib/model/attack/attack.ts';
import { durationInWords, seconds } from '#lib/model/duration.ts';
import type { Entry } from '#lib/model/entry.ts';
import { phases as phaseNames, type Severity } from '#lib/model/vocabulary.ts';
import { contactViews, type ContactView } from './contact.ts';
import { phaseViews, type PhaseView } from './flow.ts';
import { headView, type HeadView } from '#lib/views/head.ts';
import { messageView, type MessageView } from './message.ts';
import { closedStep, partViews, type PartView } from '#lib/views/prose.ts';
import { linkTo, linksTo, relatedTo, type LinkView, type RelatedView } from '#lib/views/related.ts';
import { roleLists, type RoleList } from './role-lists.ts';
import { severityViews, type SeverityView } from './severity.ts';
import { page, type Site } from '#lib/views/site.ts';
import { inWords, insideSentence, listed } from '#lib/views/words.ts';

/** One line of the card: a sentence, or a step with its number. */
export type CardLine = LinkView;

/** A playbook page: act first, then the phases, then everything that explains. */
export interface ProcedureView {
  head: HeadView;
  severity: Severity | undefined;
  triggers: string[];
  notThisIf: { sign: string; goTo: LinkView }[];
  severityRules: { if: string; then: Severity }[];
  severities: SeverityView[];
  /** The first step or decision. */
  first: LinkView | undefined;
  roleLists: RoleList[];
  card:
    | { stopNow: CardLine[]; neverDo: CardLine[]; callFirst: CardLine[]; evidenceFirst: CardLine[] }
    | undefined;
  intro: PartView[];
  phases: PhaseView[];
  exitCriteria: { phase: string; name: string; criteria: string[] }[];
  /** `seconds` from the moment the clock starts; undefined where the duty says "without undue delay". */
  duties: { regime: string; trigger: string; within: string; seconds: number | undefined; owner: string }[];
  messages: { id: string; link: LinkView; to: string; approver: string; message: MessageView }[];
  roles: string;
  contacts: ContactView[];
  techniques: TechniqueView[];
  threats: LinkView[];
  related: RelatedView[];
}

/** An ATT&CK technique with its name and where this portal says more. */
export interface TechniqueView {
  id: string;
  name: string;
  href: string | undefined;
}

/** `block/step`: on a card, a step of a block. */
const stepOfBlock = /^[a-z0-9-]+\/[a-z0-9-]+$/;

/** Technique ids with their v19 names. */
export function techniqueViews(site: Site, ids: readonly string[]): TechniqueView[] {
  return ids.map((id) => ({
    id,
    name: (technique(id) ?? technique(currentId(id) ?? ''))?.name ?? 'unknown to ATT&CK v19',
    href: site.href(`technique/${id}`),
  }));
}

/** Everything a playbook page shows. */
export function procedureView(site: Site, entry: Entry<'procedure'>): ProcedureView {
  const { data, document } = entry;
  const { phases, labels } = phaseViews(site, document);
  const line = (text: string): CardLine =>
    labels.has(text)
      ? { title: labels.get(text) ?? text, href: `#${text}` }
      : { title: stepOfBlock.test(text) ? closedStep : text, href: undefined };
  const nodes = phases.flatMap((phase) => phase.nodes);
  const intro = document.nodes.filter((node) => node.kind === 'prose' || node.kind === 'command');
  const roles = nodes.map((node) => insideSentence((node.kind === 'step' ? node.role : node.decider).title));
  return {
    head: headView(site, entry),
    severity: data.default_severity,
    triggers: data.triggers,
    notThisIf: (data.not_this_if ?? []).map(({ sign, go_to }) => ({
      sign,
      goTo: linkTo(site, `procedure/${go_to}`),
    })),
    severityRules: data.severity_rules ?? [],
    card: data.card && {
      stopNow: data.card.stop_now.map(line),
      neverDo: data.card.never_do.map(line),
      callFirst: data.card.call_first.map(line),
      evidenceFirst: data.card.evidence_first.map(line),
    },
    severities: severityViews(site),
    first: nodes[0] && { title: `${nodes[0].number} ${nodes[0].title}`, href: `#${nodes[0].id}` },
    roleLists: roleLists(site, phases),
    intro: partViews(intro, site, labels),
    phases,
    exitCriteria: phaseNames.flatMap((phase) => {
      const criteria = data.exit_criteria?.[phase];
      return criteria ? [{ phase: inWords(phase), name: phase, criteria }] : [];
    }),
    duties: dutyViews(site, data.notifications ?? []),
    messages: (data.comms ?? []).flatMap((id) => {
      const message = page(site, 'comms', id);
      if (!message) return [];
      return [
        {
          id,
          link: linkTo(site, `comms/${id}`),
          to: message.data.to,
          approver: insideSentence(message.data.approver),
          message: messageView(site, message),
        },
      ];
    }),
    roles: listed([...new Set(roles)]),
    contacts: contactViews(site),
    techniques: techniqueViews(site, data.techniques ?? []),
    threats: linksTo(site, 'threat', data.threats ?? []),
    related: relatedTo(site, entry, ['threat', 'role', 'block', 'comms']),
  };
}

/** Notification duties of the plan by id, with their clock in words. */
export function dutyViews(site: Site, ids: readonly string[]): ProcedureView['duties'] {
  const duties = site.content.entries.plan.flatMap((plan) => plan.data.notification_duties ?? []);
  return duties
    .filter((duty) => ids.includes(duty.id))
    .map((duty) => ({
      regime: duty.regime,
      trigger: duty.trigger,
      within: duty.within === 'without-undue-delay' ? 'without undue delay' : durationInWords(duty.within),
      seconds: duty.within === 'without-undue-delay' ? undefined : seconds(duty.within),
      owner: insideSentence(duty.owner),
    }));
}
