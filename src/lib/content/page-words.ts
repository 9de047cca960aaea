import type { Entry } from '#lib/model/entry.ts';
import { countWords } from './document/nodes.ts';

/** Words of front matter and prose, code not counted: what somebody has to read. */
export function pageWords(entry: Entry): number {
  return wordsIn(entry.data) + entry.document.words;
}

function wordsIn(value: unknown): number {
  if (typeof value === 'string') return countWords(value);
  if (value === null || typeof value !== 'object') return 0;
  return Object.values(value).reduce<number>((sum, inner) => sum + wordsIn(inner), 0);
}
