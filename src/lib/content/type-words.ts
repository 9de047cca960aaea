import { nameValue } from './quote.ts';

/** What to say of a value of the wrong type, and how to write one of the right type. */
export function typeWords(
  expected: string,
  value: unknown,
  path: PropertyKey[],
): { message: string; hint?: string } {
  const key = path.findLast((step) => typeof step === 'string');
  const prefix = typeof path.at(-1) === 'number' || key === undefined ? '' : `${key}: `;
  if (expected === 'string' && (typeof value === 'number' || typeof value === 'boolean'))
    return {
      message: `${value} is a ${typeof value === 'number' ? 'number' : 'yes-or-no value'} where text is expected`,
      hint: `put it in quotes:  ${prefix}"${value}"`,
    };
  if (expected === 'int' && typeof value === 'number') return { message: `${value} is not a whole number` };
  const wanted = kinds[expected] ?? expected;
  const message = `${nameValue(value, path)} is ${kindOf(value)} where ${wanted} is expected`;
  if (expected === 'array')
    return { message, hint: `write  ${prefix}[…]  or one line with a hyphen per entry` };
  if (expected === 'boolean') return { message, hint: `write  ${prefix}true  or  ${prefix}false` };
  return { message };
}

const kinds: Record<string, string> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a map of keys',
  record: 'a map of keys',
};

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a map of keys';
  return typeof value === 'string' ? 'text' : typeof value === 'number' ? 'a number' : 'true or false';
}
