import type { WeighedRule } from '#lib/model/relevance-file.ts';
import type { Site, SiteInputs } from '#lib/views/site.ts';

type Known = Pick<Site, 'pages'> & SiteInputs;

/**
 * The rules a reader may be told about: those that rest on pages of this copy alone. Reasons name no page, but they
 * follow from one.
 */
export function relevanceRows(site: Known): { rows: WeighedRule[]; hidden: number } {
  const all = site.relevance?.rules ?? [];
  const rows = all.filter(({ threats, use_cases, decided }) =>
    [
      ...threats.map(({ threat }) => `threat/${threat}`),
      ...use_cases.map((id) => `use-case/${id}`),
      ...(decided?.by.startsWith('use-case/') ? [decided.by] : []),
    ].every((reference) => site.pages.has(reference)),
  );
  return { rows, hidden: all.length - rows.length };
}

/** Whether there is a rule to show that has to do with a threat. */
export function hasRelevance(site: Known): boolean {
  return relevanceRows(site).rows.some(({ threats }) => threats.length > 0);
}
