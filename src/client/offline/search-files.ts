import { wireArrows } from '#client/search-arrows.ts';
import { searchDialog } from '#client/search-dialog.ts';
import { element, link } from '#client/search-element.ts';
import { spelled } from '#client/search-spelling.ts';
import { nearTitles } from '#client/search-titles.ts';
import { counted, marked, quoted, wordsOf, type Asked } from '#client/search-words.ts';
import { lookUp, type ShortPage } from './short-index.ts';

/** Search in a copy opened from files: titles, summaries and what people see, without a server. */
const base = document.body.dataset['base'] ?? './';
const parts = searchDialog(() => undefined);
const { dialog, form, input, status, list } = parts;
parts.filters.replaceWith(
  element(
    'p',
    'label',
    'This copy searches titles, summaries and what people see. On the server, search reads every word.',
  ),
);
parts.clear.hidden = true;

/** Results shown of a group: more than these are better found by another word. */
const most = 8;

wireArrows(parts);
input.addEventListener('input', () => void ask());
form.addEventListener('submit', (event) => {
  event.preventDefault();
  list.querySelector<HTMLAnchorElement>('li > a')?.click();
});

/** Opens the search with a query and moves the focus into it. */
export function openSearch(query: string): void {
  if (dialog.open) return;
  input.value = query;
  dialog.showModal();
  input.focus();
  void ask();
}

async function ask(): Promise<void> {
  const pages = await loadPages().catch(() => []);
  const query = input.value.trim();
  const meant = await spelled(pages, query, (word) => lookUp(pages, word).length > 0);
  if (query !== input.value.trim()) return;
  const found = lookUp(pages, meant);
  const near = query && found.length === 0 ? nearTitles(pages, query) : [];
  status.textContent = inWords({ query, meant }, found.length);
  parts.keys.hidden = found.length === 0;
  const groups = processes
    .map((process): [string, ShortPage[]] => [process, found.filter((page) => groupOf(page) === process)])
    .concat([['Help and glossary', found.filter((page) => groupOf(page) === undefined)]]);
  list.replaceChildren(
    ...groups.flatMap(([title, pages]) => group(title, pages, meant)),
    ...group('Titles like it', near, ''),
    element('p', 'more', link(`${base}search/index.html`, 'Everything there is'), ' stands on one page.'),
  );
  list.querySelector('li')?.classList.add('sel');
}

function inWords(asked: Asked, found: number): string {
  if (!asked.query) return 'Type what you see, a host, an alert, a rule or a technique.';
  return `${found === 0 ? 'No results' : counted(found, 'result')} for ${quoted(asked)}.`;
}

/** In the order of the navigation, as the search on the server shows them. */
const processes = ['Respond', 'Triage', 'Detect', 'Threats', 'Measure'];
const groupOf = ({ url }: ShortPage) =>
  processes.find((process) => url.startsWith(`/${process.toLowerCase()}/`));

function group(title: string, pages: readonly ShortPage[], query: string): HTMLElement[] {
  if (pages.length === 0) return [];
  const shown = pages.slice(0, most).map((page) => item(page, query));
  return [element('h3', '', `${title}, ${pages.length}`), element('ul', '', ...shown)];
}

function item({ url, title, kind, summary }: ShortPage, query: string): HTMLElement {
  const made = element('li', '', link(base + url.slice(1), ...marked(title, wordsOf(query))));
  if (summary) made.append(element('p', '', ...marked(summary, wordsOf(query))));
  if (kind) made.append(element('p', 'kind', kind));
  return made;
}

let loading: Promise<ShortPage[]> | undefined;

/** The index is a script that sets one name: a page from a file may load nothing else. */
function loadPages(): Promise<ShortPage[]> {
  loading ??= new Promise((resolve, reject) => {
    const script = element('script');
    script.src = `${base}pages.js`;
    script.addEventListener('load', () =>
      resolve((globalThis as { watchbillPages?: ShortPage[] }).watchbillPages ?? []),
    );
    script.addEventListener('error', reject);
    document.head.append(script);
  });
  return loading;
}
