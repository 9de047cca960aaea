import type { Title } from '#client/search-titles.ts';

/** A page as the short index of a portable copy knows it. */
export interface ShortPage extends Title {
  summary?: string;
  /** What people see or call it, besides its title. */
  terms?: string;
}

/** What a word is worth where it begins one; a whole word is worth twice that. */
const worth = { title: 4, terms: 3, id: 2, kind: 1, summary: 1 } as const;
/** What it is worth that the words stand together among what people see. */
const together = 20;

/** Pages that answer a query: those with most of its words, best first; the order of the index parts equals. */
export function lookUp<P extends ShortPage>(pages: readonly P[], query: string): P[] {
  const wanted = words(query);
  if (wanted.length === 0) return [];
  const rated = pages.map((page) => {
    const scores = wanted.map((word) => score(page, word));
    const phrase = words(`${page.title} ${page.terms ?? ''}`)
      .join(' ')
      .includes(wanted.join(' '));
    return {
      page,
      words: scores.filter(Boolean).length,
      sum: scores.reduce((a, b) => a + b, 0) + (phrase ? together : 0),
    };
  });
  const most = Math.max(0, ...rated.map(({ words }) => words));
  return rated
    .filter(({ words }) => words > 0 && words === most)
    .toSorted((a, b) => b.sum - a.sum)
    .map(({ page }) => page);
}

function score(page: ShortPage, word: string): number {
  let sum = 0;
  for (const [key, points] of Object.entries(worth)) {
    const there = words(page[key as keyof typeof worth] ?? '').filter((other) => other.startsWith(word));
    sum += there.length === 0 ? 0 : there.includes(word) ? 2 * points : points;
  }
  return sum;
}

function words(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}][\p{L}\p{N}._]*/gu) ?? [];
}
