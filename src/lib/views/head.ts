import type { Entry } from '#lib/model/entry.ts';
import { addDays, dateInWords, daysBetween } from '#lib/model/date.ts';
import { days } from '#lib/model/duration.ts';
import { collections } from '#lib/model/collection.ts';
import { isLive, missingWhenLive } from '#lib/model/tier.ts';
import type { Tlp } from '#lib/model/vocabulary.ts';
import { historyView, type HistoryView } from '#lib/views/changes/history.ts';
import { editHref } from '#lib/views/changes/forge.ts';
import type { Site } from './site.ts';
import { inWords } from './words.ts';

/** What every page says of itself: whose it is, how fresh, what is still to do. */
export interface HeadView {
  reference: string;
  title: string;
  summary: string;
  tlp: Tlp;
  owner: string;
  ownerHref: string | undefined;
  noun: string;
  reviewed: string | undefined;
  /** Day the next review is due, `YYYY-MM-DD`. */
  due: string | undefined;
  overdueDays: number;
  /** Reviewed date and short digest: changes whenever the text does. */
  version: string;
  live: boolean;
  state: string;
  /** Keys still missing before the page may go live. */
  missing: string[];
  lastChange: string | undefined;
  history: HistoryView | undefined;
  edit: string | undefined;
  sources: { title: string; url: string; licence: string | undefined; seen: string }[];
}

/** What a printed copy says of itself on every sheet. */
export interface PaperHead extends Pick<HeadView, 'tlp' | 'live' | 'state'> {
  /** Undefined where several pages stand together. */
  version: string | undefined;
}

/** The day a page's next review is due, or undefined while it was never reviewed. */
export function nextReview(entry: Entry): string | undefined {
  return entry.data.reviewed && addDays(entry.data.reviewed, days(entry.data.review_every));
}

/** The head of any page. */
export function headView(site: Site, entry: Entry): HeadView {
  const { data } = entry;
  const due = nextReview(entry);
  const live = isLive(data);
  const change = site.history.get(entry.file)?.[0]?.date;
  return {
    reference: `${entry.collection}/${entry.id}`,
    title: data.title,
    summary: data.summary,
    tlp: data.tlp,
    owner: inWords(data.owner),
    ownerHref: site.href(`role/${data.owner}`),
    noun: collections[entry.collection].noun[0],
    reviewed: data.reviewed && dateInWords(data.reviewed),
    due,
    overdueDays: due && live ? Math.max(0, daysBetween(due, site.today)) : 0,
    version: `${data.reviewed ?? 'unreviewed'}+${entry.digest.slice(0, 7)}`,
    live,
    state: 'lifecycle' in data ? data.lifecycle : data.status,
    missing: live ? [] : missingWhenLive(collections[entry.collection].liveKeys, data),
    lastChange: change && dateInWords(change),
    history: historyView(site, entry),
    edit: site.audience.show_edit ? editHref(site.content.portal, entry.file) : undefined,
    sources: site.audience.show_sources
      ? (data.sources ?? []).map((source) => ({
          ...source,
          licence: source.licence,
          seen: dateInWords(source.seen),
        }))
      : [],
  };
}
