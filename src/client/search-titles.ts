/** A page as search/titles.json lists it. */
export interface Title {
  /** Below the base, with a slash in front. */
  url: string;
  title: string;
  /** `procedure/ransomware`; absent for pages that are no entry. */
  id?: string;
  kind?: string;
}

/** search/titles.json: every page, and the names of the techniques pages hold. */
export interface Titles {
  pages: Title[];
  techniques: Record<string, string>;
}

/** Pages whose id the query is, whole or without its kind. */
export function pagesWithId(titles: Titles, query: string): Title[] {
  const wanted = query.trim().toLowerCase();
  return titles.pages.filter(({ id }) => id !== undefined && (id === wanted || id.split('/')[1] === wanted));
}

/** Ids of the techniques a query names: itself and its sub-techniques, as far as pages hold them. */
export function techniquesNamed(titles: Titles, query: string): string[] {
  const wanted = query.trim().toUpperCase();
  if (!/^T\d{4}(\.\d{3})?$/.test(wanted)) return [];
  return Object.keys(titles.techniques).filter((id) => id === wanted || id.startsWith(`${wanted}.`));
}

/**
 * Up to five pages whose title or id holds words like those of the query: most words first, then fewest edits.
 * A word is like another when at most a third of it, and at least one letter, differs.
 */
export function nearTitles(pages: readonly Title[], query: string): Title[] {
  const wanted = query.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? [];
  const rated = pages.map((page) => {
    const words = [...new Set(`${page.title} ${page.id ?? ''}`.toLowerCase().match(/[\p{L}\p{N}]+/gu))];
    const distances = wanted.flatMap((word) => {
      const least = Math.min(...words.map((candidate) => edits(word, candidate)));
      return least <= Math.max(1, Math.floor(word.length / 3)) ? [least] : [];
    });
    return { page, hits: distances.length, edits: distances.reduce((sum, n) => sum + n, 0) };
  });
  return rated
    .filter(({ hits }) => hits > 0)
    .toSorted((a, b) => b.hits - a.hits || a.edits - b.edits)
    .slice(0, 5)
    .map(({ page }) => page);
}

/** Damerau-Levenshtein distance (optimal string alignment): insert, delete, replace, swap of neighbours. */
export function edits(a: string, b: string): number {
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped =
        i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
          ? (before[j - 2] ?? 0) + 1
          : Infinity;
      row.push(Math.min((previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, replaced, swapped));
    }
    [before, previous] = [previous, row];
  }
  return previous[b.length] ?? 0;
}
