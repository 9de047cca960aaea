import { isSpace, parsedObject, valueEnd } from './json-scan.ts';

const [openBrace, comma, lineFeed] = [123, 44, 10];

/**
 * Where the next record after `at` begins, when the one at `at` is broken: an object that begins with the
 * same keys, for the records of one export all do. An object inside a record begins with others, or further
 * in. `known`: the first keys of all records already read. Undefined when the window shows none. In a list
 * on one line, broken records side by side pass for one.
 */
export function nextRecord(
  bytes: Buffer,
  at: number,
  inList: boolean,
  known: readonly string[] | undefined,
): number | undefined {
  const keys = known ?? firstKey(bytes, at);
  const indent = indentAt(bytes, at);
  for (let next = bytes.indexOf(openBrace, at + 1); next >= 0; next = bytes.indexOf(openBrace, next + 1)) {
    // The first of a list may stand on the line of its bracket.
    if (indent !== undefined && indentAt(bytes, next) !== indent) continue;
    if (inList && before(bytes, next) !== comma) continue;
    if (keys[0] !== undefined && firstKey(bytes, next)[0] !== keys[0]) continue;
    const end = valueEnd(bytes, next);
    const object = end > 0 ? parsedObject(bytes.toString('utf8', next, end)) : undefined;
    // On a line of its own it is the next one even if it is broken as well.
    if (object ? keys.every((key, index) => Object.keys(object)[index] === key) : indent !== undefined)
      return next;
  }
  return undefined;
}

function firstKey(bytes: Buffer, at: number): string[] {
  const found = /^\{\s*"([^"\\]*)"/.exec(bytes.toString('utf8', at, at + 300));
  return found?.[1] === undefined ? [] : [found[1]];
}

function indentAt(bytes: Buffer, at: number): number | undefined {
  let start = at;
  while (start > 0 && isSpace(bytes[start - 1]) && bytes[start - 1] !== lineFeed) start -= 1;
  return start > 0 && bytes[start - 1] === lineFeed ? at - start : undefined;
}

/** The last byte before `at` that is no blank. */
function before(bytes: Buffer, at: number): number | undefined {
  let back = at - 1;
  while (back >= 0 && isSpace(bytes[back])) back -= 1;
  return bytes[back];
}
