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
 * What stands below the front matter, and the offset in the file at which it begins. Comments are blanked: what is
 * found in it a reader sees, and `start` plus its place is an offset of the file.
 */
export function bodyOf(source: Source): { text: string; start: number } {
  const start = source.offset({ line: source.bodyLine, column: 1 });
  return { text: source.text.slice(start).replace(/\{\/\*[\s\S]*?\*\/\}/g, blank), start };
}

function blank(text: string): string {
  return text.replace(/[^\n]+/g, (line) => ' '.repeat(line.length));
}

/** Words of a text, as a person counts them. */
export function countWords(text: string): number {
  return text.split(/\s+/).filter(Boolean).length;
}
