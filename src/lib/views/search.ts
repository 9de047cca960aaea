import { collections } from '#lib/model/collection.ts';
import type { Entry } from '#lib/model/entry.ts';
import { referencesIn } from '#lib/model/reference.ts';
import { isLive } from '#lib/model/tier.ts';
import { headView } from './head.ts';
import { referenceOf, type Site } from './site.ts';
import { inWords } from './words.ts';

/** What the search index learns about a page beside its text. */
export interface SearchView {
  filters: { name: string; value: string }[];
  meta: { name: string; value: string }[];
  terms: string[];
  reviewed: string | undefined;
}

/** Filters, facts and weighty words of a page. */
export function searchView(site: Site, entry: Entry): SearchView {
  const { data } = entry;
  const head = headView(site, entry);
  const filters: SearchView['filters'] = [];
  const add = (name: string, values: Iterable<string | undefined>) => {
    for (const value of new Set(values)) if (value) filters.push({ name, value });
  };
  const references = referencesIn(collections[entry.collection].schema, data);
  const ids = (kind: string) => references.filter((found) => found.kind === kind).map((found) => found.id);
  const severity = 'default_severity' in data ? data.default_severity : undefined;
  add('kind', [head.noun]);
  add('process', [inWords(collections[entry.collection].process)]);
  add('severity', [severity]);
  add('owner', [head.owner]);
  add('technique', ids('technique'));
  add(
    'data',
    ids('data-source').map(
      (id) => site.content.registries['data-sources'].find((source) => source.id === id)?.name ?? id,
    ),
  );
  add('status', [isLive(data) ? (head.overdueDays > 0 ? 'Overdue' : 'In force') : 'Draft']);
  const meta: SearchView['meta'] = [
    { name: 'kind', value: head.noun },
    { name: 'id', value: referenceOf(entry) },
    ...(severity ? [{ name: 'severity', value: severity }] : []),
    ...(head.reviewed ? [{ name: 'reviewed', value: head.reviewed }] : []),
    ...(head.overdueDays > 0 ? [{ name: 'overdue', value: String(head.overdueDays) }] : []),
  ];
  const alerts =
    'alerts' in data ? data.alerts.flatMap((alert) => ('alert_name' in alert ? [alert.alert_name] : [])) : [];
  const rules = 'content' in data ? (data.content ?? []).map((row) => row.rule) : [];
  const triggers = 'triggers' in data ? data.triggers : [];
  const terms = [
    entry.id,
    ...(data.search_terms ?? []),
    ...triggers,
    ...(data.aliases ?? []),
    ...alerts,
    ...rules,
    ...ids('technique'),
  ];
  return { filters, meta, terms: [...new Set(terms)], reviewed: data.reviewed };
}
