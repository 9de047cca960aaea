import { readStart } from './header.ts';
import { parsedObject, skipSpace, valueEnd, wrappedList } from './json-scan.ts';
import { walkJson } from './walk-json.ts';

/** What is known of a JSON file before it is read. */
export interface JsonHead {
  kind: 'json';
  /** Keys of its first records, nested ones as `a.b`, in the order they appear. */
  columns: string[];
  /** Those every one of them has. */
  everywhere: ReadonlySet<string>;
  /** One record a line; otherwise a list, a wrapped list or objects one after the other. */
  lines: boolean;
  /** Byte where the text begins. */
  offset: number;
}

const [openBrace, closeBrace, openBracket, closeBracket, quote] = [123, 125, 91, 93, 34];
const sampleRecords = 200;
const sampleKeys = 2000;

/** Undefined for what does not begin like JSON. Throws UnreadableFileError for what is not text. */
export function readJsonHead(path: string): JsonHead | undefined {
  const { bytes, bom } = readStart(path);
  const at = skipSpace(bytes, bom);
  const next = bytes[skipSpace(bytes, at + 1)];
  const list = bytes[at] === openBracket && (next === openBrace || next === closeBracket);
  if (!list && !(bytes[at] === openBrace && (next === quote || next === closeBrace))) return undefined;
  const start = { lines: !list && isLines(bytes, at), offset: bom };
  const keys = new Map<string, number>();
  let [records, good] = [0, 0];
  walkJson(path, start, ({ bytes: window, start, end, broken }) => {
    const record = broken === undefined ? parsedObject(window.toString('utf8', start, end)) : undefined;
    const own = new Set<string>();
    if (record) collectKeys(record, '', own);
    for (const key of own) keys.set(key, (keys.get(key) ?? 0) + 1);
    records += 1;
    if (record) good += 1;
    return records < sampleRecords && keys.size < sampleKeys;
  });
  const everywhere = new Set([...keys].flatMap(([key, count]) => (count === good ? [key] : [])));
  return { kind: 'json', ...start, columns: [...keys.keys()], everywhere };
}

/** A record a line, unless the first object is a wrapper or goes over several lines. */
function isLines(bytes: Buffer, at: number): boolean {
  if (wrappedList(bytes, at)) return false;
  const lines = bytes.toString('utf8', at).split('\n', 21);
  if (lines.length > 1 && parsedObject(lines[0] ?? '')) return true;
  const end = valueEnd(bytes, at);
  if (end > 0 && parsedObject(bytes.toString('utf8', at, end))) return false;
  return lines.slice(0, 20).some((line) => parsedObject(line) !== undefined);
}

function collectKeys(value: object, prefix: string, keys: Set<string>): void {
  for (const [name, inner] of Object.entries(value)) {
    const path = prefix + name;
    keys.add(path);
    if (path.split('.').length > 8) continue;
    for (const item of Array.isArray(inner) ? (inner.slice(0, 20) as unknown[]) : [inner as unknown])
      if (typeof item === 'object' && item !== null) collectKeys(item, `${path}.`, keys);
  }
}
