import type { Entry } from '#lib/model/entry.ts';
import type { Severity } from '#lib/model/vocabulary.ts';
import { fitted } from './card-fit.ts';
import type { ContactView } from './contact.ts';
import type { HeadView } from '#lib/views/head.ts';
import { procedureView, type ProcedureView } from './procedure.ts';
import { referenceOf, type Site } from '#lib/views/site.ts';

/** A playbook on one sheet: what it is for, what comes first, whom to call. */
export interface CardView {
  id: string;
  head: HeadView;
  severity: Severity | undefined;
  triggers: string[];
  notThisIf: { sign: string; goTo: string }[];
  severityRules: ProcedureView['severityRules'];
  lists: { kind: 'now' | 'never' | 'call' | 'save'; title: string; lines: string[] }[];
  /** How the run begins, as many steps as a sheet holds. */
  first: FirstStep[];
  /** Set smaller, where even the least does not fit otherwise. */
  dense: boolean;
  contacts: ContactView[];
  /** Where the whole playbook stands, without the scheme. */
  address: string;
}

export interface FirstStep {
  number: string;
  title: string;
  /** Who does it, or decides it. */
  who: string;
  by: string | undefined;
  decision: boolean;
}

/** The card of a playbook; undefined while its front matter has none. */
export function cardView(site: Site, entry: Entry<'procedure'>): CardView | undefined {
  const view = procedureView(site, entry);
  const { card } = view;
  if (!card) return undefined;
  const titles = (lines: readonly { title: string }[]) => lines.map(({ title }) => title);
  return fitted({
    id: entry.id,
    head: view.head,
    severity: view.severity,
    triggers: view.triggers,
    notThisIf: view.notThisIf.map(({ sign, goTo }) => ({ sign, goTo: goTo.title })),
    severityRules: view.severityRules,
    lists: [
      { kind: 'now', title: 'Stop now', lines: titles(card.stopNow) },
      { kind: 'never', title: 'Never', lines: titles(card.neverDo) },
      { kind: 'call', title: 'Call first', lines: titles(card.callFirst) },
      { kind: 'save', title: 'Save first', lines: titles(card.evidenceFirst) },
    ],
    first: view.phases
      .flatMap(({ nodes }) => nodes)
      .map((node) => ({
        number: node.number,
        title: node.title,
        who: (node.kind === 'step' ? node.role : node.decider).title,
        by: node.by,
        decision: node.kind === 'decision',
      })),
    contacts: view.contacts,
    address: addressOnPaper(site, referenceOf(entry)),
    dense: false,
  });
}

/** The full address of a page as somebody types it from paper. */
function addressOnPaper(site: Site, reference: string): string {
  const { host, pathname } = new URL(site.href(reference) ?? site.base, site.content.portal.url);
  return host + pathname;
}
