import { isTeam } from '#lib/model/audience.ts';
import { addDays, dateInWords, daysBetween } from '#lib/model/date.ts';
import { collections } from '#lib/model/collection.ts';
import { dueDates, type Due } from '#lib/due/dates.ts';
import { week } from '#lib/due/week.ts';
import { dueIn } from './freshness.ts';
import type { LinkView } from './related.ts';
import { referenceOf, type Site } from './site.ts';
import type { StatusView } from './use-case.ts';
import { inWords } from './words.ts';

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
  return dueDates(site.content, site.today).filter(
    (due) => due.by <= horizon && (due.what !== 'review' || isTeam(site.audience)),
  );
}

function dueView(site: Site, due: Due): DueView {
  return {
    what: { title: due.entry.data.title, href: site.href(referenceOf(due.entry)) },
    kind: `${collections[due.entry.collection].noun[0]}, ${due.what}`,
    owner: inWords(due.owner),
    by: due.by,
    date: dateInWords(due.by),
    state: dueIn(daysBetween(site.today, due.by), due.ends === 'expires'),
    settle: isTeam(site.audience) ? due.settle(site.today) : '',
  };
}
