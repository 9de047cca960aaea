import { isTeam, mayReadRegistries } from '#lib/model/audience.ts';
import { addDays, dateInWords, daysBetween } from '#lib/model/date.ts';
import { collections } from '#lib/model/collection.ts';
import type { RegistryName } from '#lib/model/registry.ts';
import { dueDates } from '#lib/due/dates.ts';
import type { Due } from '#lib/due/due.ts';
import { week } from '#lib/due/week.ts';
import { dueIn } from './freshness.ts';
import type { LinkView } from '#lib/views/related.ts';
import { referenceOf, type Site } from '#lib/views/site.ts';
import type { StatusView } from '#lib/views/detect/use-case.ts';
import { inWords } from '#lib/views/words.ts';

/** Something with a date that needs a person. */
export interface DueView {
  what: LinkView;
  kind: string;
  owner: string;
  /** `YYYY-MM-DD`. */
  by: string;
  date: string;
  state: StatusView;
  /** The edit that settles it; empty where the reader cannot edit. */
  settle: string;
}

/** Everything due up to `ahead` days from today, oldest first. Reviews are the team's own business. */
export function dueViews(site: Site, ahead: number): DueView[] {
  return knownDue(site, ahead).map((due) => dueView(site, due));
}

/** What is worth the coordinator's week, in order. */
export interface WeekView extends DueView {
  why: string;
  minutes: number;
}

/** The coordinator's week; empty for readers who cannot settle anything. */
export function weekViews(site: Site): WeekView[] {
  if (!isTeam(site.audience)) return [];
  return week(knownDue(site, 7), site.today).map(({ due, why, minutes }) => ({
    ...dueView(site, due),
    why,
    minutes,
  }));
}

/** Everything of that which this reader may know, as it is counted. */
export function knownDue(site: Site, ahead: number): Due[] {
  const horizon = addDays(site.today, ahead);
  return dueDates(site.content, site.today).filter((due) => due.by <= horizon && mayKnow(site, due));
}

/** Pages and contacts a reader may not have are not in the copy at all; here is what the copy has and does not tell. */
function mayKnow({ audience, content }: Site, { kind }: Due): boolean {
  if (kind === 'review') return isTeam(audience);
  // Decided beside the rules of use cases, and told to those who read these.
  if (kind === 'pack') return mayReadRegistries(audience) && content.entries['use-case'].length > 0;
  return true;
}

/** Where a reader finds what is due: its page, or the page that shows the registry. */
export function placeOf(site: Site, { place }: Due): string | undefined {
  return site.href(typeof place === 'string' ? (shownOn[place] ?? '/due/') : referenceOf(place));
}

const shownOn: Partial<Record<RegistryName, string>> = {
  contacts: '/respond/night-pack/',
  'vendor-packs': '/detect/relevance/',
};

/** One thing that is due as a reader sees it. */
export function dueView(site: Site, due: Due): DueView {
  return {
    what: { title: due.title, href: placeOf(site, due) },
    kind: kindOf(due),
    owner: inWords(due.owner),
    by: due.by,
    date: dateInWords(due.by),
    state: dueIn(daysBetween(site.today, due.by), due.ends === 'expires'),
    settle: isTeam(site.audience) ? due.settle(site.today) : '',
  };
}

const registryNouns: Partial<Record<RegistryName, string>> = {
  contacts: 'Contact',
  'vendor-packs': 'Vendor rules',
};

function kindOf({ place, what }: Due): string {
  const noun = typeof place === 'string' ? registryNouns[place] : collections[place.collection].noun[0];
  return `${noun}, ${what}`;
}
