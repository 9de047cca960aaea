import { z } from 'zod';

const unitSeconds = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 } as const;
const form = /^([1-9]\d{0,4})([smhdw])$/;

/** A duration as people write it: `15m`, `4h`, `2d`. Kept as written; `seconds()` computes. */
export const durationSchema = z
  .string()
  .refine((text) => form.test(text), {
    params: { rule: 'duration' },
    message: 'is not a duration: a whole number and one of s, m, h, d, w',
  })
  .meta({ example: '4h' });

/** Seconds in a duration such as `15m`. Throws RangeError on anything the schema would refuse. */
export function seconds(duration: string): number {
  const match = form.exec(duration);
  if (!match) throw new RangeError(`"${duration}" is not a duration`);
  return Number(match[1]) * unitSeconds[match[2] as keyof typeof unitSeconds];
}

/** Whole days in a duration, rounded up: `36h` is 2. */
export function days(duration: string): number {
  return Math.ceil(seconds(duration) / unitSeconds.d);
}

/** A duration in words for a page: `15m` → "15 min", `1d` → "1 day". */
export function durationInWords(duration: string): string {
  const match = form.exec(duration);
  if (!match) return duration;
  const n = Number(match[1]);
  const word = { s: 's', m: 'min', h: 'h', d: n === 1 ? 'day' : 'days', w: n === 1 ? 'week' : 'weeks' };
  return `${n} ${word[match[2] as keyof typeof word]}`;
}
