import { technique } from '#lib/model/attack/attack.ts';

/** One indexed page: its address below the base and what it says of itself. */
export interface TitleRow {
  url: string;
  meta: Readonly<Record<string, string>>;
}

/**
 * search/titles.json: every page's address, title and id, and the names of the techniques pages hold, for what
 * an index of words cannot answer: near titles, and who holds an exact id.
 */
export function titlesText(rows: readonly TitleRow[], techniques: Iterable<string>): string {
  const pages = rows.map(({ url, meta }) => ({
    url,
    title: meta['title'] ?? url,
    id: meta['id'],
    kind: meta['kind'],
  }));
  const names = [...techniques].sort().map((id): [string, string] => [id, technique(id)?.name ?? '']);
  return `${JSON.stringify({ pages, techniques: Object.fromEntries(names) })}\n`;
}
