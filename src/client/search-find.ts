import { scored, type Counts, type Filters, type HitData, type Index, type RawHit } from './search-index.ts';
import { forgiving } from './search-loose.ts';
import { nearTitles, pagesWithId, techniquesNamed, type Title } from './search-titles.ts';

/** The processes in the order of the navigation, as the index names them. */
export const processes = ['Respond', 'Triage', 'Detect', 'Threats', 'Measure'] as const;

/** A playbook stands before what fits up to so many times better. */
const preference = 1.5;

/** Values chosen by filter. */
export type Chosen = ReadonlyMap<string, ReadonlySet<string>>;

/** Results under one heading. */
export interface Group {
  title: string;
  /** What follows "Show 3 more". */
  more: string;
  hits: RawHit[];
}

export interface Outcome {
  total: number;
  groups: Group[];
  /** Of each filter, as if nothing were chosen in it: what choosing a value would give. */
  counts: Counts;
  /** Only on zero hits without filters. */
  near: Title[];
}

/** Asks the index: holders of an exact id first, then by process, then pages of no process. */
export async function find(whole: Index, query: string, chosen: Chosen): Promise<Outcome> {
  const filters = filtersOf(chosen);
  const term = query === '' ? null : query;
  const chosenNone = Object.keys(filters).length === 0;
  if (term === null && chosenNone) return { total: 0, groups: [], counts: whole.all, near: [] };
  const index = await forgiving(whole, term, filters);
  const { results, filters: counted } = await index.search(term, filters);
  const counts: Record<string, Readonly<Record<string, number>>> = { ...counted };
  for (const name of Object.keys(filters))
    counts[name] = (await index.search(term, filtersOf(chosen, name))).filters[name] ?? {};
  const exact = await holders(index, query, filters, results);
  const groups = exact.length > 0 ? [{ title: `Exactly ${query.trim()}`, more: '', hits: exact }] : [];
  const taken = new Set(exact.map(({ id }) => id));
  for (const process of processes) {
    if (!counted['process']?.[process]) continue;
    const within = { ...filters, process: { any: [process] } };
    const hits = await (process === 'Respond' ? whatToDo : everyKind)(index, term, within);
    take(groups, process, hits, taken);
  }
  take(groups, 'Help and glossary', results, taken);
  const total = groups.reduce((sum, { hits }) => sum + hits.length, 0);
  return {
    total,
    groups,
    counts,
    near: total === 0 && chosenNone ? nearTitles(index.titles.pages, query) : [],
  };
}

async function everyKind(index: Index, term: string | null, within: Filters): Promise<RawHit[]> {
  return (await index.search(term, within, false)).results;
}

/**
 * Whoever asks what to do wants a playbook: before a message or an exercise that fits about as well, and before the
 * blocks that playbooks are made of.
 */
async function whatToDo(index: Index, term: string | null, within: Filters): Promise<RawHit[]> {
  const kinds = Object.keys(index.all['kind'] ?? {});
  const of = (wanted: readonly string[]) => everyKind(index, term, { ...within, kind: { any: wanted } });
  const [playbooks, others, all] = await Promise.all([
    of(['Playbook']),
    of(kinds.filter((kind) => kind !== 'Playbook' && kind !== 'Block')),
    everyKind(index, term, within),
  ]);
  const preferred = playbooks.map((hit) => scored(hit, hit.score * preference));
  return [...[...preferred, ...others].toSorted((a, b) => b.score - a.score), ...all];
}

function take(groups: Group[], title: string, results: readonly RawHit[], taken: Set<string>): void {
  const hits = results.filter(({ id }) => !taken.has(id) && taken.add(id));
  if (hits.length > 0) groups.push({ title, more: ` in ${title}`, hits });
}

/** Pages that are what the query names: by technique, or by their own id. */
async function holders(
  index: Index,
  query: string,
  filters: Filters,
  results: readonly RawHit[],
): Promise<RawHit[]> {
  const techniques = techniquesNamed(index.titles, query);
  if (techniques.length > 0)
    return (await index.search(null, { ...filters, technique: { any: techniques } })).results;
  const ids = new Set(pagesWithId(index.titles, query).map(({ id }) => id));
  if (ids.size === 0) return [];
  // The id is among the page's weightiest words: it is near the top, and loading a few finds it.
  const top = results.slice(0, 10);
  const pages: HitData[] = await Promise.all(top.map((hit) => hit.data()));
  return top.filter((_, at) => ids.has(pages[at]?.meta['id']));
}

function filtersOf(chosen: Chosen, without?: string): Filters {
  return Object.fromEntries(
    [...chosen]
      .filter(([name, values]) => name !== without && values.size > 0)
      .map(([name, values]) => [name, { any: [...values] }]),
  );
}
