import type { Index } from './search-index.ts';
import { edits, type Title } from './search-titles.ts';
import { inQuotes, wordsOf } from './search-words.ts';

/** Shorter words are too near to each other. */
const shortest = 5;
/** From this length on two letters may be wrong, else one. */
const long = 8;

/**
 * The query with each word that `knows` says no page holds replaced by the word of a title it is nearly: "ransomwear" by
 * "ransomware". Asked of the index as it is typed, it would answer with all that begins like it. Words in quotes,
 * and those with digits or dots, stay.
 */
export async function spelled(
  pages: readonly Title[],
  query: string,
  knows: (word: string) => boolean | Promise<boolean>,
): Promise<string> {
  if (inQuotes(query)) return query;
  const titled = [...new Set(pages.flatMap(({ title, id }) => wordsIn(`${title} ${id ?? ''}`)))];
  let said = query;
  for (const word of wordsOf(query)) {
    if (word.length < shortest || !/^\p{L}+$/u.test(word)) continue;
    if (titled.some((other) => other.startsWith(word))) continue;
    const meant = nearest(titled, word);
    if (meant === undefined || (await knows(word))) continue;
    said = said.replace(new RegExp(`(?<!\\p{L})${word}(?!\\p{L})`, 'iu'), meant);
  }
  return said;
}

/** Whether a page of the index holds the word, a longer one, or another ending of it. */
export async function knownTo(index: Index, word: string): Promise<boolean> {
  const { results } = await index.search(word, {}, false);
  const best = await results[0]?.data();
  const stem = stemOf(word);
  return wordsIn(best?.content ?? '').some((other) => other.startsWith(word) || stemOf(other) === stem);
}

/** The word with the fewest edits, where they are few enough. People get a first letter right. */
function nearest(words: readonly string[], word: string): string | undefined {
  let least = word.length < long ? 1 : 2;
  let found: string | undefined;
  for (const other of words) {
    if (other[0] !== word[0] || Math.abs(other.length - word.length) > least) continue;
    const distance = edits(word, other);
    if (distance > least || (distance === least && found !== undefined)) continue;
    [least, found] = [distance, other];
  }
  return found;
}

function wordsIn(text: string): string[] {
  return text.toLowerCase().match(/\p{L}+/gu) ?? [];
}

function stemOf(word: string): string {
  return word.replace(/(ions?|ings?|ed|ers?|ly|es|s|e)$/, '');
}
