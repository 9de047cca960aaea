import { createHash } from 'node:crypto';
import type { Fields } from './field.ts';

/** Values looked at before a rule is called too large: aliases can make a small file endless. */
const budget = 200_000;

/** A value that unfolds without end. */
export class TooLarge extends Error {}

/**
 * Digest of the named parts of a rule, 16 hex digits: the same for any order of keys, any layout, any comment.
 * Throws TooLarge on a value of more than 200,000 parts.
 */
export function fingerprint(document: Fields, keys: readonly string[]): string {
  const hash = createHash('sha256');
  let left = budget;
  const add = (value: unknown): void => {
    if ((left -= 1) < 0) throw new TooLarge();
    if (Array.isArray(value)) {
      hash.update('[');
      value.forEach(add);
      hash.update(']');
    } else if (value !== null && typeof value === 'object' && !(value instanceof Date)) {
      hash.update('{');
      for (const key of Object.keys(value).toSorted()) {
        hash.update(`${JSON.stringify(key)}:`);
        add((value as Fields)[key]);
      }
      hash.update('}');
    } else hash.update(`${typeof value === 'string' ? JSON.stringify(value) : String(value)},`);
  };
  for (const key of keys) {
    if (!Object.hasOwn(document, key)) continue;
    hash.update(`${key}=`);
    add(document[key]);
  }
  return hash.digest('hex').slice(0, 16);
}
