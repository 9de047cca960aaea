import { z } from 'zod';

const form = /^(\d{4})-(\d{2})-(\d{2})$/;
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;
const dayMs = 86_400_000;

/** Why a text is not a calendar date, in words for its author; undefined when it is one. */
export function dateProblem(text: string): string | undefined {
  const match = form.exec(text);
  if (!match) return 'write it as year-month-day';
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (month < 1 || month > 12) return `there is no month ${match[2]}`;
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  if (day < 1 || day > last) return `${months[month - 1]} ${year} has ${last} days`;
  return undefined;
}

/** A calendar date `YYYY-MM-DD`, kept as text: it has no time zone and sorts as it reads. */
export const dateSchema = z
  .string()
  .superRefine((text, context) => {
    const problem = dateProblem(text);
    if (problem)
      context.addIssue({ code: 'custom', message: `is not a date: ${problem}`, params: { rule: 'date' } });
  })
  .meta({ example: '2027-03-15' });

/** Whole days from one date to another; negative when `to` lies before `from`. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / dayMs);
}

/** The date `count` days after `date`. */
export function addDays(date: string, count: number): string {
  return new Date(Date.parse(date) + count * dayMs).toISOString().slice(0, 10);
}

/** A date for people: `2026-11-24` → "24 Nov 2026". */
export function dateInWords(date: string): string {
  const match = form.exec(date);
  return match ? `${Number(match[3])} ${months[Number(match[2]) - 1]} ${match[1]}` : date;
}
