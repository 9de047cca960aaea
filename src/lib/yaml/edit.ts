import { isMap, isSeq, type Node, type YAMLMap } from 'yaml';
import {
  collectionAt,
  endOf,
  isPair,
  lineEnd,
  lineStart,
  partOf,
  startOf,
  type Part,
  type Path,
} from './places.ts';

/** One change of a YAML text, as data. */
export type Edit =
  | {
      path: Path;
      /** The new value, as YAML on one line. */
      value: string;
      /** A comment for the end of the line; left out inside `{…}` and where one stands already. */
      note?: string;
      /** Where a new key goes: behind this one, else last. */
      after?: string;
    }
  | { path: Path; drop: true };

/**
 * Applies edits one after the other. Only the characters of the named parts change: comments, quotes, order and
 * line ends elsewhere stay. Dropping what is not there changes nothing; dropping the last part drops its parent.
 */
export function editYaml(text: string, edits: readonly Edit[]): string {
  return edits.reduce((known, edit) => ('drop' in edit ? drop(known, edit.path) : set(known, edit)), text);
}

function set(text: string, { path, value, note, after }: Extract<Edit, { value: string }>): string {
  const parent = collectionAt(text, path.slice(0, -1));
  if (!parent) return text;
  const item = partOf(parent, path.at(-1));
  const comment = note && !parent.flow ? ` # ${note}` : '';
  if (!item) return isMap(parent) ? insert(text, parent, `${path.at(-1)}: ${value}${comment}`, after) : text;
  const end = endOf(text, item);
  const start = valueStart(text, item);
  const rest = text.slice(end, lineEnd(text, end));
  const behind = comment !== '' && rest.trim() === '' ? comment : '';
  return text.slice(0, start.at) + start.space + value + behind + text.slice(end);
}

/** A new pair, on a line of its own or inside the braces. */
function insert(text: string, map: YAMLMap<Node, Node | null>, line: string, after?: string): string {
  const before = map.items.find(({ key }) => String(key) === after) ?? map.items.at(-1);
  if (!before) return text;
  const end = endOf(text, before);
  if (map.flow) return `${text.slice(0, end)}, ${line}${text.slice(end)}`;
  const first = startOf(map.items[0]);
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const at = lineEnd(text, end);
  return text.slice(0, at) + eol + ' '.repeat(first - lineStart(text, first)) + line + text.slice(at);
}

function drop(text: string, path: Path): string {
  const parent = collectionAt(text, path.slice(0, -1));
  const item = parent && partOf(parent, path.at(-1));
  if (!parent || !item) return text;
  if (parent.items.length === 1 && path.length > 1) return drop(text, path.slice(0, -1));
  const index = (parent.items as unknown[]).indexOf(item);
  // An item of a block list begins with its hyphen.
  const headOf = (part: Part) =>
    isSeq(parent) && !parent.flow ? text.lastIndexOf('-', startOf(part) - 1) : startOf(part);
  const start = headOf(item);
  const next = parent.items[index + 1];
  if (parent.flow && !next) {
    const previous = parent.items[index - 1];
    return text.slice(0, previous ? endOf(text, previous) : start) + text.slice(endOf(text, item));
  }
  const alone = text.slice(lineStart(text, start), start).trim() === '';
  if (parent.flow || (!alone && next)) return text.slice(0, start) + text.slice(headOf(next));
  const until = lineEnd(text, endOf(text, item));
  return text.slice(0, lineStart(text, start)) + text.slice(until).replace(/^\r?\n/, '');
}

/** Where a value is replaced from: its first character, or behind the colon when it starts on a later line. */
function valueStart(text: string, part: Part): { at: number; space: string } {
  if (!isPair(part)) return { at: startOf(part), space: '' };
  const colon = text.indexOf(':', part.key.range?.[1] ?? 0) + 1;
  const at = part.value?.range?.[0] ?? colon;
  return at > colon && at <= lineEnd(text, colon) ? { at, space: '' } : { at: colon, space: ' ' };
}
