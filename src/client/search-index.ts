import type { Titles } from './search-titles.ts';

/** One hit of Pagefind, its page not yet loaded. */
export interface RawHit {
  id: string;
  /** How well the page fits the query, as Pagefind counts it. */
  score: number;
  data: () => Promise<HitData>;
}

/** The hit with another score. It holds on to the first: Pagefind forgets the page of one that nobody holds. */
export function scored(hit: RawHit, score: number): RawHit {
  return { id: hit.id, score, data: () => hit.data() };
}

export interface HitData {
  url: string;
  content: string;
  excerpt: string;
  plain_excerpt: string;
  anchors: { element: string; id: string }[];
  meta: Readonly<Record<string, string>>;
  filters: Readonly<Record<string, string[]>>;
  sub_results: SubResult[];
}

export interface SubResult {
  title: string;
  url: string;
  excerpt: string;
  /** Absent for what stands above the first heading. */
  anchor?: { element: string; id: string };
  weighted_locations: { balanced_score: number }[];
}

export type Counts = Readonly<Record<string, Readonly<Record<string, number>>>>;
export type Filters = Readonly<Record<string, { any: readonly string[] }>>;

export interface Found {
  results: RawHit[];
  /** How many of the results hold each value of each filter. */
  filters: Counts;
}

interface Pagefind {
  options: (options: object) => Promise<void>;
  filters: () => Promise<Counts>;
  search: (query: string | null, options: { filters: Filters }) => Promise<Found>;
}

/** The search index of this portal, loaded once. */
export interface Index {
  /** Every value of every filter, with the number of pages that hold it. */
  all: Counts;
  titles: Titles;
  /** null asks for every page that passes the filters. `counted: false` may leave the counts out. */
  search: (query: string | null, filters: Filters, counted?: boolean) => Promise<Found>;
}

let loading: Promise<Index> | undefined;

/** Loads the index below `base`. Rejects where there is none; the next call tries again. */
export function loadIndex(base: string): Promise<Index> {
  loading ??= load(base).catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function load(base: string): Promise<Index> {
  const [pagefind, response] = await Promise.all([
    import(/* @vite-ignore */ `${base}pagefind/pagefind.js`) as Promise<Pagefind>,
    fetch(`${base}search/titles.json`),
  ]);
  const titles = (await response.json()) as Titles;
  await pagefind.options({ baseUrl: base, excerptLength: 26, excerptEllipsis: '…', ranking });
  const all = await pagefind.filters();
  return { all, titles, search: (query, filters) => pagefind.search(query, { filters }) };
}

/** A long playbook is not worse than a short page, and a word said once in a title outweighs many in a text. */
const ranking = { pageLength: 0.2, termFrequency: 0.4, termSaturation: 1.2 };
