import type { Source } from '#lib/content/source.ts';

/** A text of front matter, and the path to it. */
interface FoundText {
  path: (string | number)[];
  text: string;
}

/** Every text of front matter with its path, in the order written. Keys are not text. */
export function textsOf(value: object): readonly FoundText[] {
  const known = texts.get(value);
  if (known) return known;
  const found: FoundText[] = [];
  collect(value, [], found);
  texts.set(value, found);
  return found;
}

/** Several rules read each page's texts. */
const texts = new WeakMap<object, FoundText[]>();

function collect(value: unknown, path: (string | number)[], found: FoundText[]): void {
  if (typeof value === 'string') found.push({ path, text: value });
  else if (Array.isArray(value)) value.forEach((item, index) => collect(item, [...path, index], found));
  else if (typeof value === 'object' && value !== null)
    for (const [key, item] of Object.entries(value)) collect(item, [...path, key], found);
}

/**
 * The file from its body on, at unchanged offsets: front matter and comments are blanked, so that a match
 * in it is something a reader sees and its offset is one of the file.
 */
export function bodyOf(source: Source): string {
  const known = bodies.get(source);
  if (known !== undefined) return known;
  const body = blanked(source);
  bodies.set(source, body);
  return body;
}

/** Several rules read each body. */
const bodies = new WeakMap<Source, string>();

function blanked(source: Source): string {
  const start = source.offset({ line: source.bodyLine, column: 1 });
  const body = blank(source.text.slice(0, start)) + source.text.slice(start);
  return body.replace(/\{\/\*[\s\S]*?\*\/\}/g, blank);
}

function blank(text: string): string {
  return text.replace(/[^\n]+/g, (line) => ' '.repeat(line.length));
}

/** Words of a text, as a person counts them. */
export function countWords(text: string): number {
  return text.split(/\s+/).filter(Boolean).length;
}
