const quote = 34;
const backslash = 92;
const [openBrace, closeBrace, openBracket, closeBracket] = [123, 125, 91, 93];
const [comma, colon] = [44, 58];

/** Lists that services wrap their records in, by the key that holds them. */
const wrappers = new Set([
  'value',
  'result',
  'results',
  'incidents',
  'data',
  'findings',
  'records',
  'Records',
  'hits',
]);

export function isSpace(byte: number | undefined): boolean {
  return byte === 32 || byte === 10 || byte === 13 || byte === 9;
}

export function skipSpace(bytes: Buffer, from: number): number {
  let at = from;
  while (at < bytes.length && isSpace(bytes[at])) at += 1;
  return at;
}

/** Byte after the string whose opening quote is at `from`; -1 when the bytes stop inside it. */
export function stringEnd(bytes: Buffer, from: number): number {
  for (let end = bytes.indexOf(quote, from + 1); end >= 0; end = bytes.indexOf(quote, end + 1)) {
    let slashes = 0;
    while (bytes[end - 1 - slashes] === backslash) slashes += 1;
    if (slashes % 2 === 0) return end + 1;
  }
  return -1;
}

/** Byte after the value that begins at `from`, by its brackets alone; -1 when the bytes stop inside it. */
export function valueEnd(bytes: Buffer, from: number): number {
  let depth = 0;
  let at = from;
  while (at < bytes.length) {
    const byte = bytes[at];
    if (byte === quote) {
      at = stringEnd(bytes, at);
      if (at < 0) return -1;
      if (depth === 0) return at;
      continue;
    }
    if (byte === openBrace || byte === openBracket) depth += 1;
    else if (byte === closeBrace || byte === closeBracket) {
      depth -= 1;
      if (depth === 0) return at + 1;
      if (depth < 0) return at;
    } else if (depth === 0 && (byte === comma || isSpace(byte))) return at;
    at += 1;
  }
  return -1;
}

/**
 * Where the list of records begins inside the object at `from`, and how many objects deep. Undefined when the
 * object is a record itself, or its list lies beyond the bytes.
 */
export function wrappedList(
  bytes: Buffer,
  from: number,
  depth = 1,
): { at: number; depth: number } | undefined {
  let at = skipSpace(bytes, from + 1);
  while (bytes[at] === quote) {
    const end = stringEnd(bytes, at);
    if (end < 0) return undefined;
    const key = bytes.toString('utf8', at + 1, end - 1);
    at = skipSpace(bytes, end);
    if (bytes[at] !== colon) return undefined;
    at = skipSpace(bytes, at + 1);
    if (wrappers.has(key) && bytes[at] === openBracket) {
      const first = bytes[skipSpace(bytes, at + 1)];
      if (first === openBrace || first === closeBracket) return { at, depth };
    }
    if (key === 'hits' && bytes[at] === openBrace && depth === 1) return wrappedList(bytes, at, 2);
    at = valueEnd(bytes, at);
    if (at < 0) return undefined;
    at = skipSpace(bytes, at);
    if (bytes[at] !== comma) return undefined;
    at = skipSpace(bytes, at + 1);
  }
  return undefined;
}

/** The value a text is; undefined for what is no JSON. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object a text is, or undefined. */
export function parsedObject(text: string): Record<string, unknown> | undefined {
  const value = parsed(text);
  return isObject(value) ? value : undefined;
}
