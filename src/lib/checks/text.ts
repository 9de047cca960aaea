import type { Source } from '#lib/content/source.ts';

/** Every text of front matter with its path, in the order written. Keys are not text. */
export function textsOf(
  value: unknown,
  path: (string | number)[] = [],
): { path: (string | number)[]; text: string }[] {
  if (typeof value === 'string') return [{ path, text: value }];
  if (typeof value !== 'object' || value === null) return [];
  const items: [string | number, unknown][] = Array.isArray(value)
    ? value.map((item, index) => [index, item])
    : Object.entries(value);
  return items.flatMap(([key, item]) => textsOf(item, [...path, key]));
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
  const lines = source.text.split('\n');
  const head = lines.slice(0, source.bodyLine - 1).map((line) => ' '.repeat(line.length));
  return [...head, ...lines.slice(source.bodyLine - 1)]
    .join('\n')
    .replace(/\{\/\*[\s\S]*?\*\/\}/g, (comment) => comment.replace(/[^\n]/g, ' '));
}

/** Words of a text, as a person counts them. */
export function countWords(text: string): number {
  return text.split(/\s+/).filter(Boolean).length;
}
