import { daysBetween } from '#lib/model/date.ts';
import type { Due } from '#lib/coverage/due.ts';
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
  const print = format === 'markdown' ? code : plain;
  const { today, ahead, week, dates } = list;
  const heading = (words: string) => (format === 'markdown' ? `## ${words}\n` : words);
  const minutes = week.reduce((sum, { minutes }) => sum + minutes, 0);
  return [
    heading(`The coordinator's week: ${week.length} things, about ${minutes} minutes`),
    ...week.map(
      ({ due, why, minutes }, index) =>
        `${index + 1}. ${print(due.entry.data.title)}, ${print(due.what)}: ${when(due, today)}. ${why} About ${minutes} minutes.`,
    ),
    '',
    heading(`Due up to ${ahead} days from ${today}: ${dates.length}`),
    ...dates.map(
      (due) =>
        `- ${due.by} ${print(due.entry.data.title)}, ${print(due.what)}: ${when(due, today)}. ${due.owner}. ${print(due.entry.file)}\n  ${print(due.settle(today))}`,
    ),
    '',
  ].join('\n');
}

function asData({ today, ahead, week, dates }: DueList) {
  const row = (due: Due) => ({
    by: due.by,
    days: daysBetween(today, due.by),
    title: due.entry.data.title,
    what: due.what,
    owner: due.owner,
    file: due.entry.file,
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
  const days = daysBetween(today, by);
  const verb = ends === 'expires' ? 'expires' : 'due';
  if (days === 0) return `${verb} today`;
  const count = `${Math.abs(days)} day${Math.abs(days) === 1 ? '' : 's'}`;
  if (days > 0) return `${verb} in ${count}`;
  return ends === 'expires' ? `expired ${count} ago` : `${count} overdue`;
}

/** One line, without what a terminal obeys. */
function plain(text: string): string {
  return text.replaceAll(/\s+/g, ' ').replaceAll(/[\p{Cc}\p{Bidi_C}]/gu, '\ufffd');
}

/** In a code span nothing is a mention, a tag or a link. */
function code(text: string): string {
  return `\`${plain(text).replaceAll('`', "'")}\``;
}
