import { collectionNames } from '#lib/model/collection.ts';
import { addDays } from '#lib/model/date.ts';
import { days } from '#lib/model/duration.ts';
import type { Content, Entry } from '#lib/model/entry.ts';
import { isLive } from '#lib/model/tier.ts';
import type { RoleName } from '#lib/model/vocabulary.ts';
import { preparationState } from '#lib/coverage/readiness.ts';
import { useCaseDates } from './use-case-dates.ts';

/** Something that falls due on a day. Past it, it is overdue; until then it is a date in the calendar. */
export interface Due {
  entry: Entry;
  /** Front-matter path of the date it counts from. */
  path: (string | number)[];
  /** What falls due: `review`, `exception "mfr-edi-orders"`. */
  what: string;
  /** How it ends: a review is due, an exception expires. */
  ends: 'due' | 'expires';
  /** Last day on which all is well, YYYY-MM-DD. */
  by: string;
  owner: RoleName;
  /** The edit that settles it, given the day it is made. */
  settle: (today: string) => string;
}

/** Everything in live pages that falls due, past and future, by date, page and path. */
export function dueDates(content: Content, today: string): Due[] {
  const { entries } = content;
  return [
    ...collectionNames.flatMap((name) => entries[name].flatMap(review)),
    ...entries['use-case'].flatMap((entry) => useCaseDates(entry, today)),
    ...entries.threat.flatMap(threat),
    ...entries.preparation.flatMap((entry) => preparation(entry, today)),
    ...entries.exercise.flatMap(exercise),
  ].sort((a, b) => compare(a.by, b.by) || compare(a.entry.file, b.entry.file) || compare(a.what, b.what));
}

function review(entry: Entry): Due[] {
  const { owner, reviewed, review_every } = entry.data;
  if (!isLive(entry.data) || !reviewed) return [];
  const settle = (today: string) => `walk through it, then set  reviewed: ${today}`;
  return [
    {
      entry,
      path: ['reviewed'],
      what: 'review',
      ends: 'due',
      by: addDays(reviewed, days(review_every)),
      owner,
      settle,
    },
  ];
}

function threat(entry: Entry<'threat'>): Due[] {
  if (!isLive(entry.data)) return [];
  return (entry.data.detection_questions ?? []).flatMap(({ id, gap }, index): Due[] => {
    const path = (key: string) => ['detection_questions', index, 'gap', key];
    if (gap?.status === 'accepted' && gap.until)
      return [
        {
          entry,
          path: path('until'),
          what: `acceptance of gap "${id}"`,
          ends: 'expires',
          by: gap.until,
          owner: gap.accepted_by ?? gap.owner,
          settle: () => 'accept it again with a new  until:  or set  status: open',
        },
      ];
    if (!gap?.close_by) return [];
    return [
      {
        entry,
        path: path('close_by'),
        what: `gap "${id}"`,
        ends: 'due',
        by: gap.close_by,
        owner: gap.owner,
        settle: () => 'close it with answered_by, or move close_by and say so in the reason',
      },
    ];
  });
}

function preparation(entry: Entry<'preparation'>, today: string): Due[] {
  const { on } = preparationState(entry, today);
  if (!isLive(entry.data) || !on) return [];
  const index = entry.data.tests?.findLastIndex((test) => test.on === on) ?? 0;
  const by = addDays(on, days(entry.data.cadence));
  return [
    {
      entry,
      path: ['tests', index, 'on'],
      what: 'test',
      ends: 'due',
      by,
      owner: entry.data.owner,
      settle: (day) => `run the test, then add  - on: ${day}`,
    },
  ];
}

function exercise(entry: Entry<'exercise'>): Due[] {
  if (!isLive(entry.data)) return [];
  return (entry.data.findings ?? []).flatMap((row, index): Due[] =>
    row.done
      ? []
      : [
          {
            entry,
            path: ['findings', index, 'due'],
            what: `action ${index + 1} of the exercise`,
            ends: 'due',
            by: row.due,
            owner: row.owner,
            settle: (day) => `finish it, then add  done: ${day}`,
          },
        ],
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
