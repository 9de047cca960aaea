import { wireArrows } from './search-arrows.ts';
import { searchDialog } from './search-dialog.ts';
import { element, link } from './search-element.ts';
import { facetNodes } from './search-facets.ts';
import { find, type Outcome } from './search-find.ts';
import { loadIndex, type Index } from './search-index.ts';
import { groupNodes } from './search-results.ts';
import { knownTo, spelled } from './search-spelling.ts';
import { counted, listed, quoted, type Asked } from './search-words.ts';

const base = document.body.dataset['base'] ?? '/';
const chosen = new Map<string, Set<string>>();
const parts = searchDialog(() => {
  chosen.clear();
  void ask();
  input.focus();
});
const { dialog, form, input, status, list } = parts;
/** Only the newest question may answer; `shown` is the query whose results stand there. */
let asked = 0;
let shown: string | undefined;
let waiting: ReturnType<typeof setTimeout> | undefined;

wireArrows(parts);
input.addEventListener('input', () => {
  clearTimeout(waiting);
  waiting = setTimeout(() => void ask(), 120);
});
form.addEventListener('submit', (event) => {
  event.preventDefault();
  if (input.value.trim() === shown) list.querySelector<HTMLAnchorElement>('li > a')?.click();
  else void ask();
});

/** Opens the search with a query and moves the focus into it; closing gives the focus back. */
export function openSearch(query: string): void {
  if (dialog.open) return;
  input.value = query;
  parts.filters.open = !matchMedia('(max-width: 44rem)').matches;
  dialog.showModal();
  input.focus();
  void ask();
}

async function ask(): Promise<void> {
  clearTimeout(waiting);
  const turn = ++asked;
  const query = input.value.trim();
  try {
    const index = await loadIndex(base);
    const meant = await spelled(index.titles.pages, query, (word) => knownTo(index, word));
    const outcome = await find(index, meant, chosen);
    const nodes = await groupNodes(outcome.groups, meant);
    if (turn === asked) show(index, { query, meant }, outcome, nodes);
  } catch {
    if (turn === asked) showMissing();
  }
}

function show(index: Index, { query, meant }: Asked, outcome: Outcome, nodes: Node[]): void {
  const { total, counts } = outcome;
  const values = [...chosen.values()].flatMap((set) => [...set]);
  shown = query;
  status.textContent = inWords({ query, meant }, values, total);
  parts.clear.hidden = values.length === 0;
  parts.keys.hidden = total === 0;
  parts.filterTitle.textContent = values.length > 0 ? `Filter, ${values.length} active` : 'Filter';
  const { techniques } = index.titles;
  const held = document.activeElement instanceof HTMLInputElement ? document.activeElement : undefined;
  parts.facets.replaceChildren(...facetNodes({ all: index.all, counts, chosen, techniques, choose }));
  // The box that was pressed is drawn anew: the focus stays on it.
  for (const box of parts.facets.querySelectorAll('input'))
    if (box.name === held?.name && box.value === held.value) box.focus();
  list.replaceChildren(...nodes, ...(query && total === 0 ? nearNodes(outcome) : []));
  list.querySelector('li')?.classList.add('sel');
}

function choose(name: string, value: string, on: boolean): void {
  const values = chosen.get(name) ?? new Set();
  chosen.set(name, values);
  if (on) values.add(value);
  else values.delete(value);
  void ask();
}

function inWords(asked: Asked, values: readonly string[], total: number): string {
  const { query } = asked;
  if (!query && values.length === 0) return 'Type what you see, a host, an alert, a rule or a technique.';
  const results = total === 0 ? 'No results' : counted(total, 'result');
  const said = query ? `${results} for ${quoted(asked)}` : results;
  return `${[said, ...(values.length > 0 ? [listed(values)] : [])].join(', ')}.`;
}

function nearNodes({ near }: Outcome): Node[] {
  if (near.length === 0) return [everything()];
  const items = near.map(({ url, title, kind }) => {
    const about = kind ? [element('p', 'kind', kind)] : [];
    return element('li', '', link(base + url.slice(1), title), ...about);
  });
  return [element('h3', '', 'Titles like it'), element('ul', '', ...items), everything()];
}

function everything(): HTMLElement {
  return element('p', 'more', link(`${base}search/`, 'Everything there is'), ' stands on one page.');
}

function showMissing(): void {
  shown = undefined;
  status.textContent = 'The search index cannot be loaded. It is made by npm run build and needs a server.';
  parts.clear.hidden = true;
  parts.keys.hidden = true;
  list.replaceChildren(everything());
}
