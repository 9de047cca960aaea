import { isSpace, parsedObject, valueEnd } from './json-scan.ts';

/** How the records of one export begin: they all do it the same way. */
export interface RecordMarks {
  /** First keys of a record. */
  keys: readonly string[];
  /** Bytes before it, where it begins its own line. */
  indent?: number;
}

const [openBrace, comma, lineFeed] = [123, 44, 10];

/**
 * Where the next readable record after `at` begins, when the one at `at` is broken. An object inside a
 * record begins with other keys, or further in. Undefined when the window shows none.
 */
export function nextRecord(
  bytes: Buffer,
  at: number,
  inList: boolean,
  marks: RecordMarks | undefined,
): number | undefined {
  const keys = marks?.keys ?? firstKey(bytes, at);
  const indent = marks ? marks.indent : indentAt(bytes, at);
  for (let next = bytes.indexOf(openBrace, at + 1); next >= 0; next = bytes.indexOf(openBrace, next + 1)) {
    if (indentAt(bytes, next) !== indent || (inList && before(bytes, next) !== comma)) continue;
    if (keys[0] !== undefined && firstKey(bytes, next)[0] !== keys[0]) continue;
    const end = valueEnd(bytes, next);
    const object = end > 0 ? parsedObject(bytes.toString('utf8', next, end)) : undefined;
    if (object && keys.every((key, index) => Object.keys(object)[index] === key)) return next;
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
