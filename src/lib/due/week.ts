import { addDays } from '#lib/model/date.ts';
import type { Due } from './due.ts';
import type { DueKind } from './words.ts';

/** One of the things worth the coordinator's next hours. */
export interface Worth {
  due: Due;
  /** Why it stands here, as a sentence. */
  why: string;
  /** What it takes, in minutes: an estimate for its kind, not a measurement. */
  minutes: number;
}

/** Hours a part-time coordinator has in a week, in minutes. */
export const weekMinutes = 240;
const most = 5;
const soon = 7;

/**
 * The coordinator's week: at most five things that are late or due within seven days, together no more than four
 * hours. What leaves a procedure without something it needs comes before what leaves us blind, that before what we
 * promised to do, that before what needs reading; within a rank the longest overdue first. What is settled in one go,
 * such as the numbers of the contact sheet, is one thing, by its earliest date. What does not fit into the time left
 * is passed over for what does.
 */
export function week(dates: readonly Due[], today: string): Worth[] {
  const ranked = dates
    .filter(({ by }) => by <= addDays(today, soon))
    .map((due) => ({ due, ...judged(due, today) }))
    .sort((a, b) => a.rank - b.rank);
  const chosen: Worth[] = [];
  let left = weekMinutes;
  for (const { due, why, minutes } of ranked) {
    if (chosen.length === most || minutes > left) continue;
    if (
      atOnce.has(due.kind) &&
      chosen.some(({ due: { kind, file } }) => kind === due.kind && file === due.file)
    )
      continue;
    chosen.push({ due, why, minutes });
    left -= minutes;
  }
  return chosen;
}

/** Rows of one file that one sitting settles: a round of calls, a talk with those who decide. */
const atOnce: ReadonlySet<DueKind> = new Set(['contact', 'ask', 'pack']);

interface Judged {
  /** The smaller the sooner. The sort is stable, so dates keep their order within a rank. */
  rank: number;
  minutes: number;
  why: string;
}

const unproven = { rank: 3, minutes: 60, why: 'Whether we detect it is no longer proven.' };
const unseen = {
  rank: 4,
  minutes: 60,
  why: 'We do not see this part of a threat, and said by when we would.',
};

/** What a kind is worth wherever it stands, and however late it is. */
const worth: Record<Exclude<DueKind, 'preparation-test' | 'exception' | 'review'>, Judged> = {
  contact: { rank: 1, minutes: 30, why: 'Who answers it in an incident was not tried lately.' },
  baseline: { rank: 3, minutes: 45, why: 'What it calls normal is old: it alerts on what is usual by now.' },
  test: unproven,
  'planned-test': unproven,
  'follow-up': unproven,
  action: { rank: 4, minutes: 60, why: 'An exercise showed that it is missing, and we said by when.' },
  gap: unseen,
  acceptance: unseen,
  ask: { rank: 4, minutes: 30, why: 'A report asked for it by this day, and nobody has decided.' },
  promise: { rank: 4, minutes: 60, why: 'A report promised it, and the next one answers for it.' },
  exercise: { rank: 4, minutes: 60, why: 'It is planned, and nothing it found is written down.' },
  'plan-test': { rank: 4, minutes: 90, why: 'Nobody has played an incident by it for a year.' },
  rule: { rank: 4, minutes: 30, why: 'A rule was put off until now.' },
  pack: { rank: 4, minutes: 30, why: 'What was decided on these rules holds until now.' },
};

function judged({ kind, place, by }: Due, today: string): Judged {
  if (kind === 'preparation-test') {
    const needs = typeof place !== 'string' && 'needed_by' in place.data ? place.data.needed_by?.length : 0;
    const users = needs === 1 ? 'One procedure relies' : `${needs ?? 0} procedures rely`;
    return { rank: needs ? 1 : 4, minutes: 90, why: `${users} on it, and nobody knows that it works.` };
  }
  if (kind === 'exception')
    return by < today
      ? { rank: 2, minutes: 30, why: 'It has ended and may still hide alerts.' }
      : { rank: 3, minutes: 30, why: 'It ends, and the rule will speak again.' };
  if (kind !== 'review') return worth[kind];
  if (typeof place !== 'string' && place.collection === 'procedure')
    return {
      rank: 5,
      minutes: 30,
      why: 'It is followed in an incident, and nobody walked through it lately.',
    };
  return { rank: 6, minutes: 30, why: 'Nobody has walked through it lately.' };
}
