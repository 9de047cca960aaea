import { createHash } from 'node:crypto';
import type { Due } from '#lib/due/due.ts';
import { calendarText } from '#lib/ics/calendar.ts';
import { addDays, dateInWords } from '#lib/model/date.ts';
import { atomFeed, feedAddress } from '#lib/views/changes/atom.ts';
import { dueView, knownDue, placeOf } from './due.ts';
import { referenceOf, type Site } from '#lib/views/site.ts';
import { inWords } from '#lib/views/words.ts';

const year = 365;

/** How many days ahead the page and its feed look. */
export const dueAhead = 60;

/** Everything due within a year as a calendar. What has no day on which it was written down is stamped with its own. */
export function dueCalendar(site: Site): string {
  const { organisation, url } = site.content.portal;
  const days = knownDue(site, year).map((due) => ({
    uid: `${dueId(due)}@${new URL(url).host}`,
    on: due.by,
    stamp: due.by,
    title: `${due.ends === 'expires' ? 'Expires' : 'Due'}: ${due.title}, ${due.what}`,
    text: `Owner: ${inWords(due.owner)}.`,
    url: feedAddress(site, placeOf(site, due) ?? ''),
  }));
  return calendarText(`${organisation}: due`, days);
}

/** The same for programs, as JSON. */
export function dueJson(site: Site): string {
  const rows = knownDue(site, year).map((due) => {
    const { what, kind, owner, by, settle } = dueView(site, due);
    return {
      ...{ id: dueId(due), title: what.title, href: what.href, kind, owner, by },
      ...(settle ? { settle } : {}),
    };
  });
  return `${JSON.stringify({ today: site.today, due: rows }, undefined, 2)}\n`;
}

/**
 * What the page lists, as a feed: an entry comes when its day comes into sight, and comes again once that day has
 * passed. The newest of these first; days are counted from the build's own.
 */
export function dueFeed(site: Site): string {
  const entries = knownDue(site, dueAhead).map((due) => {
    const late = due.by < site.today;
    const [before, after] = due.ends === 'expires' ? ['Expires', 'Expired'] : ['Due', 'Overdue since'];
    return {
      title: `${late ? after : before} ${dateInWords(due.by)}: ${due.title}, ${due.what}`,
      id: feedAddress(site, `due/#${encodeURIComponent(dueId(due))}`),
      link: feedAddress(site, placeOf(site, due) ?? 'due/'),
      updated: late ? addDays(due.by, 1) : addDays(due.by, -dueAhead),
      summary: `Owner: ${inWords(due.owner)}.`,
    };
  });
  return atomFeed(site, {
    title: 'Due',
    page: 'due/',
    self: 'due/feed.xml',
    updated: site.today,
    entries: entries.sort((a, b) => (a.updated > b.updated ? -1 : a.updated < b.updated ? 1 : 0)),
  });
}

/**
 * The same in every build: by what it is, not by its place in a file, as a row above it must not make it another. What
 * reports carry on stays itself in the next report. Free words have more letters than an address: by their digest.
 */
function dueId({ kind, place, what, name }: Due): string {
  const where = typeof place === 'string' ? `registry/${place}` : referenceOf(place);
  const digest = () => createHash('sha256').update(name).digest('hex').slice(0, 16);
  if (kind === 'ask' || kind === 'promise') return `report/${kind}-${digest()}`;
  if (kind === 'rule') return `${where}/${kind}-${digest()}`;
  return `${where}/${what.replaceAll(/[^\w-]+/g, '-')}`;
}
