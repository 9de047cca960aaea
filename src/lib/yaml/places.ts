import { isMap, isSeq, parseDocument, type Node, type Pair, type YAMLMap, type YAMLSeq } from 'yaml';

/** Keys and positions from the top of a YAML text to one of its parts. */
export type Path = readonly (string | number)[];

export type Collection = YAMLMap<Node, Node | null> | YAMLSeq<Node>;

/** The map or list at a path of a YAML text; undefined when something else stands there. */
export function collectionAt(text: string, path: Path): Collection | undefined {
  let node: unknown = parseDocument(text, { schema: 'core', logLevel: 'silent' }).contents;
  for (const step of path) {
    const part = isCollection(node) ? partOf(node, step) : undefined;
    node = isPair(part) ? part.value : part;
  }
  return isCollection(node) ? node : undefined;
}

export type Part = Pair<Node, Node | null> | Node | undefined;

const isCollection = (node: unknown): node is Collection => isMap(node) || isSeq(node);
export const isPair = (part: Part): part is Pair<Node, Node | null> =>
  part !== undefined && !('range' in part);

/** A pair by its key, or an item by its position. */
export function partOf(parent: Collection, step: string | number | undefined): Part {
  return isMap(parent)
    ? parent.items.find(({ key }) => String(key) === String(step))
    : parent.items[Number(step)];
}

export function startOf(part: Part): number {
  const node = isPair(part) ? part.key : part;
  return node?.range?.[0] ?? 0;
}

/** Where the last character of a part stands. A block's own range runs on into the comments behind it. */
export function endOf(text: string, part: Part): number {
  const node = isPair(part) ? (part.value ?? part.key) : part;
  if (isCollection(node) && !node.flow && node.items.length > 0) return endOf(text, node.items.at(-1));
  const end = text.slice(0, node?.range?.[1] ?? 0).trimEnd().length;
  // An empty value has no characters; the line ends with its colon.
  return isPair(part) ? Math.max(end, text.indexOf(':', part.key.range?.[1] ?? 0) + 1) : end;
}

export function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

/** Where the line ends, before its line break. */
export function lineEnd(text: string, offset: number): number {
  const at = text.indexOf('\n', offset);
  if (at < 0) return text.length;
  return text[at - 1] === '\r' ? at - 1 : at;
}
