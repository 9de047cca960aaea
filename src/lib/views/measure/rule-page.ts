import type { Entry } from '#lib/model/entry.ts';
import { linkTo, type LinkView } from '#lib/views/related.ts';
import type { Site } from '#lib/views/site.ts';
import { isOff } from '#lib/views/detect/switched-off.ts';

const known = new WeakMap<Site, ReadonlyMap<string, string>>();

/** The rules the numbers name, with the id of each one's page, in order of their names. */
export function rulePages(site: Site): ReadonlyMap<string, string> {
  const before = known.get(site);
  if (before) return before;
  const rules = new Set((site.metrics?.results ?? []).flatMap(({ slice }) => slice.rule ?? []));
  const ids = new Map<string, string>();
  const taken = new Set<string>();
  for (const rule of [...rules].toSorted((a, b) => (a < b ? -1 : 1))) {
    const id = freeId(rule, taken);
    taken.add(id);
    ids.set(rule, id);
  }
  known.set(site, ids);
  return ids;
}

/** A rule with its page; without one while the numbers do not know it. */
export function ruleLink(site: Site, rule: string): LinkView {
  const id = rulePages(site).get(rule);
  return { title: rule, href: id === undefined ? undefined : `${site.base}measure/rules/${id}/` };
}

/** The use cases that run a rule, of those this reader has. */
export function useCasesOf(site: Site, rule: string): Entry<'use-case'>[] {
  return site.content.entries['use-case'].filter((entry) =>
    entry.data.content?.some((row) => row.rule === rule && !isOff(row.relevance?.decision)),
  );
}

/** The same as links. */
export function useCaseLinks(site: Site, rule: string): LinkView[] {
  return useCasesOf(site, rule).map(({ id }) => linkTo(site, `use-case/${id}`));
}

/** A name of a vendor's product is any text: only its letters and digits go into an address. */
function freeId(rule: string, taken: ReadonlySet<string>): string {
  const words = rule.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
  const id = words.replaceAll(/^-|-$/g, '').slice(0, 60).replace(/-$/, '') || 'rule';
  if (!taken.has(id)) return id;
  for (let copy = 2; ; copy += 1) if (!taken.has(`${id}-${copy}`)) return `${id}-${copy}`;
}
