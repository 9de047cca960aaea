import type { z } from 'zod';
import { keysAt, wordsAt } from './schema-at.ts';
import { sizeWords } from './limit-words.ts';
import { nameOf, nameValue, quote } from './quote.ts';
import type { Place } from './source.ts';
import { didYouMean } from '#lib/model/nearest.ts';
import { typeWords } from './type-words.ts';

/** What a schema judged: the value, and where its parts stand. */
export interface Judged {
  schema: z.core.$ZodType;
  value: unknown;
  file: string;
  locate: (path: readonly PropertyKey[], what?: 'key' | 'value') => Place;
  /** What a key is called: `key` in YAML, `attribute` on an element. */
  noun?: 'key' | 'attribute';
}

/** One complaint in words: which rule, where, what is wrong, which edit helps. */
export interface Complaint {
  rule: string;
  path: PropertyKey[];
  what: 'key' | 'value';
  message: string;
  hint?: string | undefined;
  /** False where the schema's example would not help. */
  example?: false;
}

/** A message that goes on after the value: "2027-13-15" *is not a date*. */
const predicate = /^(is|says|lies|starts|ends|stands|has|needs)\b/;

/** Turns one issue of zod into complaints for an author; several for several unknown keys. */
export function wordsFor(issue: z.core.$ZodIssue, path: PropertyKey[], judged: Judged): Complaint[] {
  const value = valueAt(judged.value, path);
  const noun = judged.noun ?? 'key';
  const name = nameOf(path);
  const at = { path, what: 'value' as const };
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        rule: noun === 'key' ? 'unknown-key' : 'unknown-attribute',
        path: [...path, key],
        what: 'key',
        message: `${noun} ${quote(key)} is not known here`,
        hint: otherKey(key, keysAt(judged.schema, path)),
      }));
    case 'invalid_key':
      return [
        {
          rule: 'unknown-key',
          path,
          what: 'key',
          message: `${noun} ${name} is not known here`,
          example: false,
        },
      ];
    case 'invalid_value':
      if (value === undefined || value === null) return [missing(path, value, noun, judged)];
      return [
        {
          ...at,
          rule: 'not-in-list',
          message:
            issue.values.length <= 7
              ? `${nameValue(value, path)} is not one of ${issue.values.map(String).join(', ')}`
              : `${nameValue(value, path)} is not in the list of allowed words`,
          hint:
            (typeof value === 'string' ? didYouMean(value, issue.values.map(String)) : undefined) ??
            (issue.values.length > 7 ? listed('allowed', issue.values.map(String)) : undefined),
          example: false,
        },
      ];
    case 'invalid_type':
      if (value === undefined || value === null) return [missing(path, value, noun, judged)];
      return [{ ...at, rule: 'wrong-type', ...typeWords(issue.expected, value, path), example: false }];
    case 'too_small':
    case 'too_big':
      return [{ ...at, ...sizeWords(issue, value, path) }];
    case 'invalid_format':
      return [
        {
          ...at,
          rule: issue.format === 'url' ? 'url' : 'wrong-form',
          message: formatWords(issue, value, path),
        },
      ];
    case 'custom': {
      const rule = (issue.params as { rule?: unknown } | undefined)?.rule;
      const message = predicate.test(issue.message)
        ? `${nameValue(value, path)} ${issue.message}`
        : issue.message;
      return [{ ...at, rule: typeof rule === 'string' ? rule : 'value', message }];
    }
    default:
      return [
        { ...at, rule: 'value', message: `${nameValue(value, path)} is not allowed: ${issue.message}` },
      ];
  }
}

function formatWords(
  issue: z.core.$ZodIssueInvalidStringFormat,
  value: unknown,
  path: PropertyKey[],
): string {
  if (predicate.test(issue.message)) return `${nameValue(value, path)} ${issue.message}`;
  if (issue.format === 'url')
    return `${nameValue(value, path)} is not a web address that starts with https://`;
  return `${nameValue(value, path)} does not have the form expected here`;
}

/** What to write in place of an unknown key. One that is known stands in another form of the same entry. */
function otherKey(key: string, known: readonly string[]): string | undefined {
  if (known.includes(key)) return `it belongs to another form of this entry; keep one form`;
  return didYouMean(key, known) ?? listed('known', known);
}

function missing(path: PropertyKey[], value: unknown, noun: string, judged: Judged): Complaint {
  const message =
    value === null
      ? `${nameOf(path)} is empty`
      : `${noun === 'key' ? '' : 'attribute '}${nameOf(path)} is missing`;
  return {
    rule: value === null ? 'empty' : noun === 'key' ? 'missing-key' : 'missing-attribute',
    path,
    what: 'key',
    message,
    hint: listed('one of', wordsAt(judged.schema, path)),
  };
}

function listed(intro: string, words: readonly string[]): string | undefined {
  return words.length > 0 && words.length <= 17 ? `${intro}: ${words.join(', ')}` : undefined;
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, step) =>
      inner !== null && typeof inner === 'object' && Object.hasOwn(inner, step)
        ? (inner as Record<PropertyKey, unknown>)[step]
        : undefined,
    value,
  );
}
