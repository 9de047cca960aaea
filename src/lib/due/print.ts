import { daysBetween } from '#lib/model/date.ts';
import { codeSpan } from '#lib/cli/code-span.ts';
import { inert } from '#lib/cli/inert.ts';
import type { Due } from './due.ts';
import { farOff } from './words.ts';
import type { Worth } from './week.ts';

/** What is due and what of it is worth the week, as of a day. */
export interface DueList {
  /** YYYY-MM-DD. */
  today: string;
  /** How many days ahead was looked. */
  ahead: number;
  week: readonly Worth[];
  dates: readonly Due[];
}

export const formats = ['text', 'markdown', 'json'] as const;
export type Format = (typeof formats)[number];

/** The list for a terminal, for an issue of the forge, or for a program. Titles are somebody else's words in each. */
export function printDue(list: DueList, format: Format): string {
  if (format === 'json') return `${JSON.stringify(asData(list), undefined, 2)}\n`;
  const print = format === 'markdown' ? codeSpan : inert;
  const { today, ahead, week, dates } = list;
  const heading = (words: string) => (format === 'markdown' ? `## ${words}\n` : words);
  const minutes = week.reduce((sum, { minutes }) => sum + minutes, 0);
  return [
    heading(`The coordinator's week: ${week.length} things, about ${minutes} minutes`),
    ...week.map(
      ({ due, why, minutes }, index) =>
        `${index + 1}. ${print(due.title)}, ${print(due.what)}: ${when(due, today)}. ${why} About ${minutes} minutes.`,
    ),
    '',
    heading(`Due up to ${ahead} days from ${today}: ${dates.length}`),
    ...dates.map(
      (due) =>
        `- ${due.by} ${print(due.title)}, ${print(due.what)}: ${when(due, today)}. ${due.owner}. ${print(due.file)}\n  ${print(due.settle(today))}`,
    ),
    '',
  ].join('\n');
}

function asData({ today, ahead, week, dates }: DueList) {
  const row = (due: Due) => ({
    by: due.by,
    days: daysBetween(today, due.by),
    title: due.title,
    what: due.what,
    owner: due.owner,
    file: due.file,
    path: due.path.join('.'),
    settle: due.settle(today),
  });
  return {
    today,
    ahead,
    week: week.map(({ due, why, minutes }) => ({ ...row(due), why, minutes })),
    dates: dates.map(row),
  };
}

function when({ by, ends }: Due, today: string): string {
  return farOff(daysBetween(today, by), ends);
}
