import { collectionNames } from '#lib/model/collection.ts';
import { addDays } from '#lib/model/date.ts';
import { days } from '#lib/model/duration.ts';
import type { Content, Entry } from '#lib/model/entry.ts';
import { neverTested } from '#lib/model/plan.ts';
import { isLive } from '#lib/model/tier.ts';
import { preparationState } from '#lib/coverage/readiness.ts';
import { dueIn, type Due } from './due.ts';
import { registryDates } from './registry-dates.ts';
import { reportDates } from './report-dates.ts';
import { useCaseDates } from './use-case-dates.ts';

/** A plan names no interval for its own test. PCI DSS 4.0, 12.10.2, asks for one at least once every twelve months. */
export const planTestEvery = 365;

/** Everything that falls due, by date, file and what it is. Pages count once they are live, exercises before too. */
export function dueDates(content: Content, today: string): Due[] {
  const { entries, registries } = content;
  return [
    ...collectionNames.flatMap((name) => entries[name].flatMap(review)),
    ...entries.plan.flatMap((entry) => plan(entry, today)),
    ...entries['use-case'].flatMap((entry) => useCaseDates(entry, today)),
    ...entries.threat.flatMap(threat),
    ...entries.preparation.flatMap((entry) => preparation(entry, today)),
    ...entries.exercise.flatMap(exercise),
    ...reportDates(entries.report),
    ...registryDates(registries),
  ].sort((a, b) => compare(a.by, b.by) || compare(a.file, b.file) || compare(a.what, b.what));
}

function review(entry: Entry): Due[] {
  const { owner, reviewed, review_every } = entry.data;
  if (!isLive(entry.data) || !reviewed) return [];
  const settle = (today: string) => `walk through it, then set  reviewed: ${today}`;
  const by = addDays(reviewed, days(review_every));
  return [dueIn(entry, 'review', { path: ['reviewed'], by, owner, settle })];
}

/** One that was never tested is due today, whatever day it is: no years count from a date that stands for none. */
function plan(entry: Entry<'plan'>, today: string): Due[] {
  const { last_tested: tested, owner } = entry.data;
  if (!isLive(entry.data) || !tested) return [];
  const by = tested === neverTested ? today : addDays(tested, planTestEvery);
  const settle = (day: string) => `play an incident by it, then set  last_tested: ${day}`;
  return [dueIn(entry, 'plan-test', { path: ['last_tested'], by, owner, settle })];
}

function threat(entry: Entry<'threat'>): Due[] {
  if (!isLive(entry.data)) return [];
  return (entry.data.detection_questions ?? []).flatMap(({ id, gap }, index): Due[] => {
    const path = (key: string) => ['detection_questions', index, 'gap', key];
    if (gap?.status === 'accepted' && gap.until)
      return [
        dueIn(entry, 'acceptance', {
          name: id,
          path: path('until'),
          by: gap.until,
          owner: gap.accepted_by ?? gap.owner,
          settle: () => 'accept it again with a new  until:  or set  status: open',
        }),
      ];
    if (!gap?.close_by) return [];
    return [
      dueIn(entry, 'gap', {
        name: id,
        path: path('close_by'),
        by: gap.close_by,
        owner: gap.owner,
        settle: () => 'close it with answered_by, or move close_by and say so in the reason',
      }),
    ];
  });
}

function preparation(entry: Entry<'preparation'>, today: string): Due[] {
  const { on } = preparationState(entry, today);
  if (!isLive(entry.data) || !on) return [];
  const index = entry.data.tests?.findLastIndex((test) => test.on === on) ?? 0;
  return [
    dueIn(entry, 'preparation-test', {
      path: ['tests', index, 'on'],
      by: addDays(on, days(entry.data.cadence)),
      owner: entry.data.owner,
      settle: (day) => `run the test, then add  - on: ${day}`,
    }),
  ];
}

/** A draft is an exercise that is planned; one that was held leaves actions. */
function exercise(entry: Entry<'exercise'>): Due[] {
  const { data } = entry;
  if (data.status === 'draft')
    return [
      dueIn(entry, 'exercise', {
        path: ['date'],
        by: data.date,
        owner: data.owner,
        settle: () => 'play it, write down  findings:  and set  status: active, or move its date',
      }),
    ];
  if (!isLive(data)) return [];
  return (data.findings ?? []).flatMap((row, index): Due[] =>
    row.done
      ? []
      : [
          dueIn(entry, 'action', {
            name: String(index + 1),
            path: ['findings', index, 'due'],
            by: row.due,
            owner: row.owner,
            settle: (day) => `finish it, then add  done: ${day}`,
          }),
        ],
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
