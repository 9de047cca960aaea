import { isMap, isSeq, parseDocument } from 'yaml';
import { editYaml } from './edit.ts';
import { collectionAt, endOf, lineEnd, lineStart, startOf } from './places.ts';
import { writeYaml } from './write.ts';

/**
 * The text with one more `item` in the list under `key` of its top, in the manner of the list: on lines of its own, or
 * in the brackets. A list that is not there yet goes behind the key `after`, else last. Every other character stays.
 * The same text when something else than a list stands under `key`.
 */
export function appendItem(text: string, key: string, item: object, after: string): string {
  const root = parseDocument(text, { schema: 'core', logLevel: 'silent' }).contents;
  if (!isMap(root)) return text;
  const known = root.has(key) ? text : editYaml(text, [{ path: [key], value: '[]', after }]);
  const list = collectionAt(known, [key]);
  if (!isSeq(list)) return text;
  const last = list.items.at(-1);
  const [start = 0, end = 0] = list.range ?? [];
  if (list.flow && (root.flow || last)) {
    const inside = last ? `${known.slice(start, endOf(known, last))}, ` : '[';
    return known.slice(0, start) + inside + writeYaml(item, true) + closing(known, last, end);
  }
  const at = lineEnd(known, last ? endOf(known, last) : end);
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const first = startOf(list.items[0]);
  // An item begins two columns behind its hyphen, however far the hyphen stands in.
  const indent = last ? ' '.repeat(known.lastIndexOf('-', first - 1) - lineStart(known, first)) : '  ';
  const lines = writeYaml([item])
    .split('\n')
    .map((line) => eol + indent + line);
  const head = last ? known.slice(0, at) : known.slice(0, start).trimEnd() + known.slice(end, at);
  return head + lines.join('') + known.slice(at);
}

/** What stands from the last item of a list in brackets on. */
function closing(text: string, last: Parameters<typeof endOf>[1], end: number): string {
  return last ? text.slice(endOf(text, last)) : `]${text.slice(end)}`;
}
