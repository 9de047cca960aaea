import { dateInWords } from '#lib/model/date.ts';
import type { Entry } from '#lib/model/entry.ts';
import { durationInWords, seconds } from '#lib/model/duration.ts';
import { isLive } from '#lib/model/tier.ts';
import type { Exception } from '#lib/model/tuning.ts';
import { contactViews, type ContactView } from './contact.ts';
import { dueViews, type DueView } from '#lib/views/due/due.ts';
import { linkTo, type LinkView } from '#lib/views/related.ts';
import { referenceOf, type Site } from '#lib/views/site.ts';
import { clockViews, jointView, type JointView } from '#lib/views/triage/joint.ts';
import { isOff } from '#lib/views/detect/switched-off.ts';
import { until, type StatusView } from '#lib/views/detect/use-case.ts';
import { inWords } from '#lib/views/words.ts';

/** What the provider starts its watch with: whom to call, by when, what it may do alone, what waits for it. */
export interface ProviderView {
  provider: string;
  contacts: ContactView[];
  clock: JointView['clock'];
  /** From the plan; what is not standing is asked for each time. */
  authority: { action: string; standing: boolean }[];
  /** Guides both sides work on, the shortest time to decide first. */
  guides: { link: LinkView; decideWithin: string; joint: JointView }[];
  exceptions: {
    link: LinkView;
    statement: string;
    rules: string[];
    /** Whether the provider has switched it on. */
    state: StatusView;
    expires: StatusView;
  }[];
  due: DueView[];
}

const ahead = 60;

/** Everything the provider's start page shows beside what every start page has. */
export function providerView(site: Site): ProviderView {
  const { entries, portal } = site.content;
  return {
    provider: portal.provider ?? inWords('mssp'),
    contacts: contactViews(site),
    clock: clockViews(portal.teams.find((team) => team.id === 'mssp')?.clock ?? {}),
    authority: entries.plan.flatMap((plan) =>
      (plan.data.authority ?? []).filter((row) => row.who === 'mssp'),
    ),
    guides: entries.triage
      .filter((entry) => isLive(entry.data))
      .toSorted((a, b) => decideIn(a) - decideIn(b))
      .flatMap((entry) => guideOf(site, entry)),
    exceptions: entries['use-case'].flatMap((entry) =>
      (entry.data.exceptions ?? []).filter(concernsProvider).map((row) => exceptionOf(site, entry, row)),
    ),
    due: dueViews(site, ahead).filter((due) => due.owner === inWords('mssp')),
  };
}

function decideIn({ data }: Entry<'triage'>): number {
  return data.decide_within ? seconds(data.decide_within) : Infinity;
}

function guideOf(site: Site, entry: Entry<'triage'>): ProviderView['guides'] {
  const joint = jointView(site, entry);
  if (!joint) return [];
  const decideWithin = entry.data.decide_within ? durationInWords(entry.data.decide_within) : '';
  return [{ link: linkTo(site, referenceOf(entry)), decideWithin, joint }];
}

/** It was asked to change a rule, or has changed one. */
function concernsProvider(row: Exception): boolean {
  return row.asked_provider_on !== undefined || row.applied_on !== undefined;
}

function exceptionOf(
  site: Site,
  entry: Entry<'use-case'>,
  row: Exception,
): ProviderView['exceptions'][number] {
  const { title, href } = linkTo(site, referenceOf(entry));
  const rules = (entry.data.content ?? [])
    .filter(({ relevance }) => !isOff(relevance?.decision))
    .map(({ product, rule }) => `${product}: ${rule}`);
  return {
    link: { title, href: href && `${href}#${row.id}` },
    statement: row.statement,
    rules,
    state: row.applied_on
      ? { tone: 'ok', text: `Applied ${dateInWords(row.applied_on)}` }
      : { tone: 'gap', text: `Asked for ${dateInWords(row.asked_provider_on ?? '')}, not applied yet` },
    expires: until(row.expires, site.today),
  };
}
