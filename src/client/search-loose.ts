import { scored, type Filters, type Found, type Index, type RawHit } from './search-index.ts';
import { inQuotes, wordsOf } from './search-words.ts';

/** Fewer results than this for two words, and one of them is let go. */
const enough = 3;
const most = 20;
/** What a page gets for holding a word at all, and the score at which it gets half of the rest. */
const least = 0.25;
const half = 2;
/** Words of a sentence that say nothing of what happened. */
const filler =
  /^(the|and|for|with|from|into|our|his|her|their|your|you|they|them|she|who|how|why|what|when|was|were|are|has|have|had|did|does|got|get|gets|say|says|said|just|very|that|this|there|some|someone|somebody|something)$/;

/**
 * The index for a query that may be a description: people in a hurry write "strange sign-in at night", and no page
 * holds every word. Then a page counts by the words it holds: rare words more than common ones, and more where
 * they stand in its title or among what people see.
 */
export async function forgiving(index: Index, query: string | null, filters: Filters): Promise<Index> {
  const words = [...new Set(wordsOf(query ?? ''))].filter((word) => word.length > 2 && !filler.test(word));
  if (query === null || words.length < 2 || inQuotes(query)) return index;
  const { results } = await index.search(query, filters);
  if (words.length === 2 && results.length >= enough) return index;
  const ranked = await rankedBy(index, words);
  return {
    ...index,
    search: async (asked, wanted, counted = true) => {
      if (asked === null) return index.search(null, wanted);
      const allowed = await passing(index, wanted);
      const hits = ranked.filter(({ id }) => allowed?.has(id) ?? true).slice(0, most);
      return { results: hits, filters: counted ? await countsOf(hits) : {} };
    },
  };
}

/** Pages by the words they hold, best first. */
async function rankedBy(index: Index, words: readonly string[]): Promise<RawHit[]> {
  const found = await Promise.all(words.map((word) => index.search(word, {})));
  const pages = Object.values(index.all['process'] ?? {}).reduce((sum, count) => sum + count, 1);
  const scores = new Map<string, { hit: RawHit; score: number }>();
  for (const { results } of found) {
    const worth = Math.log(1 + pages / Math.max(1, results.length));
    for (const hit of results) {
      const known = scores.get(hit.id) ?? { hit, score: 0 };
      // One word in a title does not outweigh a page that holds them all.
      known.score += worth * (least + hit.score / (hit.score + half));
      scores.set(hit.id, known);
    }
  }
  return [...scores.values()]
    .map(({ hit, score }) => scored(hit, score))
    .toSorted((a, b) => b.score - a.score);
}

/** Ids of the pages that pass the filters; undefined where there are none to pass. */
async function passing(index: Index, filters: Filters): Promise<Set<string> | undefined> {
  if (Object.keys(filters).length === 0) return undefined;
  return new Set((await index.search(null, filters)).results.map(({ id }) => id));
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
