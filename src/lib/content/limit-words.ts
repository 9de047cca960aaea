import type { z } from 'zod';
import { nameOf, nameValue } from './quote.ts';

/** What to say of a value that is too small, too large, too long or too many. */
export function sizeWords(
  issue: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig,
  value: unknown,
  path: PropertyKey[],
): { rule: string; message: string; example?: false } {
  const small = issue.code === 'too_small';
  const bound = small ? `at least ${issue.minimum}` : `at most ${issue.maximum}`;
  if (typeof value === 'string') {
    if (small && value.length === 0) return { rule: 'empty', message: `${nameOf(path)} is empty` };
    const rule = small ? 'too-short' : 'too-long';
    return { rule, message: `${nameOf(path)} has ${value.length} characters, ${bound}`, example: false };
  }
  if (Array.isArray(value)) {
    const count = value.length === 1 ? '1 entry' : `${value.length} entries`;
    const limit = issue.exact ? `exactly ${small ? issue.minimum : issue.maximum}` : bound;
    return { rule: small ? 'too-few' : 'too-many', message: `${nameOf(path)} has ${count}, ${limit}` };
  }
  const than = small ? `${issue.inclusive ? 'at least' : 'more than'} ${issue.minimum}` : bound;
  return { rule: 'out-of-range', message: `${nameValue(value, path)} is out of range: ${than}` };
}
