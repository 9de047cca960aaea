import { calendarText } from '#lib/ics/calendar.ts';
import { dueViews, knownDue } from './due.ts';
import { referenceOf, type Site } from './site.ts';
import { inWords } from './words.ts';

const year = 365;

/** Everything due within a year as a calendar. What has no day on which it was written down is stamped with its own. */
export function dueCalendar(site: Site): string {
  const { organisation, url } = site.content.portal;
  const days = knownDue(site, year).map((due) => ({
    // By what it is, not by its place in the file: a row above it must not make it another event.
    uid: `${referenceOf(due.entry)}/${due.what.replaceAll(/[^\w-]+/g, '-')}@${new URL(url).host}`,
    on: due.by,
    stamp: due.by,
    title: `${due.ends === 'expires' ? 'Expires' : 'Due'}: ${due.entry.data.title}, ${due.what}`,
    text: `Owner: ${inWords(due.owner)}.`,
    url: new URL(site.href(referenceOf(due.entry)) ?? site.base, url).href,
  }));
  return calendarText(`${organisation}: due`, days);
}

/** The same for programs, as JSON. */
export function dueJson(site: Site): string {
  const rows = dueViews(site, year).map(({ what, kind, owner, by, settle }) => ({
    ...{ title: what.title, href: what.href, kind, owner, by },
    ...(settle ? { settle } : {}),
  }));
  return `${JSON.stringify({ today: site.today, due: rows }, undefined, 2)}\n`;
}
