import type { Filters, Found, Index, RawHit } from './search-index.ts';
import { wordsOf } from './search-words.ts';

/** Fewer results than this for a description of several words, and some of the words are let go. */
const enough = 3;
const most = 20;

/**
 * The index for a query that may be a description: people in a hurry write "strange sign-in at night", and no page
 * holds every word. Then pages count that hold some of them, those with the most words first.
 */
export async function forgiving(index: Index, query: string | null, filters: Filters): Promise<Index> {
  const words = wordsOf(query ?? '').filter((word) => word.length > 2);
  if (query === null || words.length < 2) return index;
  const { results } = await index.search(query, filters);
  if (results.length >= enough) return index;
  return {
    ...index,
    search: (asked, wanted) => (asked === null ? index.search(null, wanted) : someOf(index, words, wanted)),
  };
}

async function someOf(index: Index, words: readonly string[], filters: Filters): Promise<Found> {
  const found = await Promise.all(words.map((word) => index.search(word, filters)));
  const scores = new Map<string, { hit: RawHit; score: number }>();
  for (const { results } of found)
    results.forEach((hit, rank) => {
      const known = scores.get(hit.id) ?? { hit, score: 0 };
      // A word more outweighs any rank; among equals the better ranks win.
      known.score += 1000 - Math.min(rank, 99);
      scores.set(hit.id, known);
    });
  const results = [...scores.values()]
    .toSorted((a, b) => b.score - a.score)
    .slice(0, most)
    .map(({ hit }) => hit);
  return { results, filters: await countsOf(results) };
}

async function countsOf(hits: readonly RawHit[]): Promise<Found['filters']> {
  const counts: Record<string, Record<string, number>> = {};
  for (const { filters } of await Promise.all(hits.map((hit) => hit.data())))
    for (const [name, values] of Object.entries(filters))
      for (const value of values) {
        const row = (counts[name] ??= {});
        row[value] = (row[value] ?? 0) + 1;
      }
  return counts;
}
