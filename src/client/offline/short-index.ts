import type { Title } from '#client/search-titles.ts';

/** A page as the short index of a portable copy knows it. */
export interface ShortPage extends Title {
  summary?: string;
  /** What people see or call it, besides its title. */
  terms?: string;
}

/** What one word is worth by where it begins a word. */
const worth = { title: 8, terms: 5, id: 3, kind: 2, summary: 2 } as const;

/** Pages that answer a query: those with most of its words, best first; the order of the index parts equals. */
export function lookUp<P extends ShortPage>(pages: readonly P[], query: string): P[] {
  const wanted = words(query);
  if (wanted.length === 0) return [];
  const rated = pages.map((page) => {
    const scores = wanted.map((word) => score(page, word));
    return { page, words: scores.filter(Boolean).length, sum: scores.reduce((a, b) => a + b, 0) };
  });
  const most = Math.max(0, ...rated.map(({ words }) => words));
  return rated
    .filter(({ words }) => words > 0 && words === most)
    .toSorted((a, b) => b.sum - a.sum)
    .map(({ page }) => page);
}

function score(page: ShortPage, word: string): number {
  let sum = 0;
  for (const [key, points] of Object.entries(worth))
    if (words(page[key as keyof typeof worth] ?? '').some((other) => other.startsWith(word))) sum += points;
  return sum;
}

function words(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}][\p{L}\p{N}._]*/gu) ?? [];
}
