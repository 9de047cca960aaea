import { collections } from '#lib/model/collection.ts';
import type { Prose } from '#lib/model/document.ts';
import type { Entry } from '#lib/model/entry.ts';
import { referencesIn } from '#lib/model/reference.ts';

/** A string of content and what it is: an id of a part, or something to read. */
export interface ContentString {
  kind: 'id' | 'text';
  text: string;
}

type Hast = Prose['hast'][number];

/** Inside a paragraph; everything else ends one. */
const inline = new Set([
  'a',
  'b',
  'code',
  'em',
  'i',
  'kbd',
  'mark',
  's',
  'small',
  'span',
  'strong',
  'sub',
  'sup',
  'var',
]);

/** In a document these hold ids and words of closed lists; `hast` beside `code` is read for prose. */
const closed = new Set([
  'kind',
  'type',
  'role',
  'decider',
  'then',
  'ref',
  'to',
  'name',
  'preserve',
  'authority',
  'default',
]);

/** `block/step`: on a card, a step of a block by its id. */
const stepOfBlock = /^[a-z0-9-]+\/[a-z0-9-]+$/;

/** All a page says, without what it points to: the ids of other pages are not its own words. */
export function stringsOf(entry: Entry): ContentString[] {
  const { schema } = collections[entry.collection];
  const references = new Set(referencesIn(schema, entry.data).map(({ path }) => path.join('\n')));
  const found: ContentString[] = [];
  walk(entry.data, [], (path, text) => {
    if (!references.has(path.join('\n')) && !stepOfBlock.test(text))
      found.push({ kind: path.at(-1) === 'id' ? 'id' : 'text', text });
  });
  const { nodes, images } = entry.document;
  documentStrings(nodes, '', found);
  for (const { alt } of images) found.push({ kind: 'text', text: alt });
  return found;
}

/** Every string in a value of JSON, keys left out. */
export function stringsIn(value: unknown): string[] {
  const found: string[] = [];
  walk(value, [], (_, text) => found.push(text));
  return found;
}

function walk(
  value: unknown,
  path: readonly string[],
  take: (path: readonly string[], text: string) => void,
): void {
  if (typeof value === 'string') take(path, value);
  else if (typeof value === 'object' && value !== null)
    for (const [key, item] of Object.entries(value)) walk(item, [...path, key], take);
}

function documentStrings(value: unknown, key: string, found: ContentString[]): void {
  if (typeof value === 'string') {
    if (!closed.has(key)) found.push({ kind: key === 'id' ? 'id' : 'text', text: value });
  } else if (isHast(value)) {
    for (const text of paragraphs(value)) found.push({ kind: 'text', text });
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, item] of Object.entries(value))
      documentStrings(item, Array.isArray(value) ? key : name, found);
  }
}

function isHast(value: unknown): value is Hast[] {
  const first: unknown = Array.isArray(value) ? value[0] : undefined;
  return typeof first === 'object' && first !== null && 'type' in first;
}

/** The texts of sanitised hast, one for each paragraph, cell, item or block of code. */
function paragraphs(nodes: readonly Hast[]): string[] {
  const texts = [''];
  const visit = (node: Hast): void => {
    if (node.type === 'text') texts[texts.length - 1] += node.value;
    if (node.type !== 'element') return;
    const ends = !inline.has(node.tagName);
    if (ends) texts.push('');
    node.children.forEach(visit);
    if (ends) texts.push('');
  };
  nodes.forEach(visit);
  return texts.filter((text) => text.trim());
}
