import { isMap, isScalar, isSeq, parseDocument, type Node, type Pair, type Range } from 'yaml';

/** Character offsets of a part of a YAML text, end exclusive. */
export interface Span {
  start: number;
  end: number;
}

/**
 * Where the parts of a YAML text stand. Parsed with a library that keeps positions, and only when a finding
 * needs one. Undefined when not even the first ancestor exists.
 */
export function yamlPlaces(
  text: string,
): (path: readonly PropertyKey[], what: 'key' | 'value') => Span | undefined {
  const root = contentsOf(text);
  return (path, what) => {
    let node: unknown = root;
    let found: Span | undefined;
    for (const [depth, step] of path.entries()) {
      const last = depth === path.length - 1;
      if (isMap(node)) {
        const pair: Pair | undefined = node.items.find(
          ({ key }) => isScalar(key) && String(key.value) === String(step),
        );
        if (!pair) break;
        const key = spanOf(pair.key);
        found = (last && what === 'key' ? key : filled(pair.value)) ?? key ?? found;
        node = pair.value;
      } else if (isSeq(node)) {
        const item: unknown = node.items[Number(step)];
        const span = spanOf(item);
        if (!span) break;
        found = span;
        node = item;
      } else break;
    }
    return found;
  };
}

function contentsOf(text: string): Node | null {
  try {
    return parseDocument(text, { schema: 'core', uniqueKeys: false, strict: false, logLevel: 'silent' })
      .contents;
  } catch (error) {
    // The locator gives up on text nested beyond its stack; the finding then points at the file's start.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** A value that occupies characters; a key without one has an empty value. */
function filled(value: unknown): Span | undefined {
  const span = spanOf(value);
  return span && span.end > span.start ? span : undefined;
}

function spanOf(node: unknown): Span | undefined {
  const range = (node as { range?: Range | null } | null | undefined)?.range;
  return range ? { start: range[0], end: range[1] } : undefined;
}
