import { dateInWords } from '#lib/model/date.ts';
import { durationInWords } from '#lib/model/duration.ts';
import { dispositions, tlps } from '#lib/model/vocabulary.ts';
import type { PaperHead } from '#lib/views/head.ts';
import { providerView, type ProviderView } from './provider.ts';
import { severityViews, type SeverityView } from './severity.ts';
import type { Site } from '#lib/views/site.ts';

/** The work of both sides on one sheet: who does what, by when, with what, and how it comes back. */
export interface TogetherView extends Omit<ProviderView, 'due'> {
  /** Its TLP is the highest of what is in it. */
  head: PaperHead;
  organisation: string;
  asOf: string;
  /** Of the plan: what the provider does, and what stays with us. */
  does: string[];
  doesNot: string[];
  /** Who does, owns, is asked or told; empty for readers without the pages of roles. */
  duties: { activity: string; provider: string; coordinator: string }[];
  severities: SeverityView[];
  /** What most guides ask to be sent. */
  send: string[];
  /** When our verdicts come back and what is owed on them, as most guides say it. */
  bounce: string | undefined;
  /** The time agreed for us to take an escalation over; undefined while metric_targets has none. */
  handoff: string | undefined;
  /** The words a verdict is written in. */
  verdicts: readonly string[];
}

const parts = { R: 'Does it', A: 'Answers for it', C: 'Is asked first', I: 'Is told' } as const;

/** Everything the page of the shared work shows; undefined for readers it is not for, or without a provider. */
export function togetherView(site: Site): TogetherView | undefined {
  const { entries, portal } = site.content;
  if (!site.href('/respond/provider/')) return undefined;
  const { due: _, ...shared } = providerView(site);
  const plan = entries.plan[0];
  const line = (plan?.data.outsourcing ?? []).find(({ party }) => party === 'mssp');
  const joint = entries.triage.filter(({ data }) => data.joint);
  const excepted = entries['use-case'].filter(({ data }) => data.exceptions?.length);
  const shown = [...entries.plan, ...entries.role, ...joint, ...excepted].map(({ data }) => data.tlp);
  const handoff = portal.metric_targets['handoff-time'];
  return {
    ...shared,
    head: {
      tlp: tlps.findLast((tlp) => shown.includes(tlp)) ?? site.audience.max_tlp,
      ...{ version: undefined, live: true, state: 'active' },
    },
    organisation: portal.organisation,
    asOf: dateInWords(site.today),
    does: line?.does ?? [],
    doesNot: line?.does_not ?? [],
    duties: dutiesOf(site),
    severities: severityViews(site),
    send: ofMost(shared.guides.map(({ joint: { mustSend } }) => mustSend)),
    bounce: ofMost(shared.guides.map(({ joint: { feedback } }) => [feedback]))[0],
    handoff: handoff && durationInWords(handoff),
    verdicts: dispositions,
  };
}

/** What the provider has a part in, and the coordinator's part in the same. */
function dutiesOf({ content }: Site): TogetherView['duties'] {
  const partIn = (role: string, activity: string) => {
    const raci = content.entries.role.find(({ id }) => id === role)?.data.raci ?? [];
    const found = raci.find((row) => row.activity === activity);
    return found ? parts[found.value] : '';
  };
  const provider = content.entries.role.find(({ id }) => id === 'mssp')?.data.raci ?? [];
  return provider.map(({ activity, value }) => ({
    activity,
    provider: parts[value],
    coordinator: partIn('incident-coordinator', activity),
  }));
}

/** Lines that stand in half of the lists or more, in the order they are met. */
function ofMost(lists: readonly (readonly string[])[]): string[] {
  const count = new Map<string, number>();
  for (const line of lists.flatMap((list) => [...new Set(list)])) count.set(line, (count.get(line) ?? 0) + 1);
  return [...count].filter(([, times]) => times * 2 >= lists.length).map(([line]) => line);
}
