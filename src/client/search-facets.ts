import { element } from './search-element.ts';
import { processes, type Chosen } from './search-find.ts';
import type { Counts } from './search-index.ts';

/** The filters in the order they stand, with the values that are there even at zero. */
const facets: { name: string; title: string; fixed?: readonly string[] }[] = [
  { name: 'process', title: 'Process', fixed: processes },
  { name: 'severity', title: 'Severity', fixed: ['SEV1', 'SEV2', 'SEV3', 'SEV4'] },
  { name: 'owner', title: 'Owner' },
  { name: 'technique', title: 'Technique' },
  { name: 'data', title: 'Data' },
  { name: 'status', title: 'Status', fixed: ['In force', 'Overdue', 'Draft'] },
];

/** Values of a long filter that are shown. */
const most = 8;

export interface FacetInput {
  /** Of the whole index, and of this search. */
  all: Counts;
  counts: Counts;
  chosen: Chosen;
  techniques: Readonly<Record<string, string>>;
  choose: (name: string, value: string, on: boolean) => void;
}

/** One fieldset a filter. Values without a result stay, muted. */
export function facetNodes(input: FacetInput): HTMLElement[] {
  return facets.flatMap(({ name, title, fixed }) => {
    const values = fixed ?? leading(name, input);
    if (values.length === 0) return [];
    const left = fixed ? 0 : Object.keys(input.all[name] ?? {}).length - values.length;
    const set = element(
      'fieldset',
      '',
      element('legend', '', title),
      ...values.map((value) => choice(name, value, input)),
    );
    if (left > 0) set.append(element('p', 'label', `${left} more with fewer results`));
    return [set];
  });
}

function leading(name: string, { all, counts, chosen }: FacetInput): string[] {
  const count = (value: string) => counts[name]?.[value] ?? 0;
  const on = (value: string) => Number(chosen.get(name)?.has(value) ?? false);
  return Object.keys(all[name] ?? {})
    .toSorted((a, b) => on(b) - on(a) || count(b) - count(a) || (a < b ? -1 : 1))
    .slice(0, most);
}

function choice(
  name: string,
  value: string,
  { counts, chosen, techniques, choose }: FacetInput,
): HTMLElement {
  const count = counts[name]?.[value] ?? 0;
  const box = element('input');
  box.type = 'checkbox';
  box.name = name;
  box.value = value;
  box.checked = chosen.get(name)?.has(value) ?? false;
  box.addEventListener('change', () => choose(name, value, box.checked));
  const words = name === 'technique' && techniques[value] ? `${value} ${techniques[value]}` : value;
  return element(
    'label',
    count === 0 ? 'zero' : '',
    box,
    element('span', '', words),
    element('span', 'n', String(count)),
  );
}
