import { addDays } from '#lib/model/date.ts';
import type { Due } from './dates.ts';

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
 * promised to do, that before what needs reading; within a rank the longest overdue first. What does not fit into
 * the time left is passed over for what does.
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
    chosen.push({ due, why, minutes });
    left -= minutes;
  }
  return chosen;
}

/** `rank`: the smaller the sooner. The sort is stable, so dates keep their order within a rank. */
function judged(due: Due, today: string): { rank: number } & Omit<Worth, 'due'> {
  const late = due.by < today;
  const { collection } = due.entry;
  const [first] = due.path;
  if ('needed_by' in due.entry.data && first === 'tests') {
    const needs = due.entry.data.needed_by?.length ?? 0;
    const users = needs === 1 ? 'One procedure relies' : `${needs} procedures rely`;
    return { rank: needs > 0 ? 1 : 4, minutes: 90, why: `${users} on it, and nobody knows that it works.` };
  }
  if (first === 'exceptions')
    return {
      rank: late ? 2 : 3,
      minutes: 30,
      why: late ? 'It has ended and may still hide alerts.' : 'It ends, and the rule will speak again.',
    };
  if (first === 'baselines')
    return { rank: 3, minutes: 45, why: 'What it calls normal is old: it alerts on what is usual by now.' };
  if (first === 'validations')
    return { rank: 3, minutes: 60, why: 'Whether we detect it is no longer proven.' };
  if (first === 'findings')
    return { rank: 4, minutes: 60, why: 'An exercise showed that it is missing, and we said by when.' };
  if (first === 'detection_questions')
    return { rank: 4, minutes: 60, why: 'We do not see this part of a threat, and said by when we would.' };
  if (first === 'content') return { rank: 4, minutes: 30, why: 'A rule was put off until now.' };
  if (collection === 'procedure')
    return {
      rank: 5,
      minutes: 30,
      why: 'It is followed in an incident, and nobody walked through it lately.',
    };
  return { rank: 6, minutes: 30, why: 'Nobody has walked through it lately.' };
}
