import { element, textButton } from './search-element.ts';

/** The parts of the search dialog that change. */
export interface SearchDialog {
  dialog: HTMLDialogElement;
  form: HTMLFormElement;
  input: HTMLInputElement;
  filters: HTMLDetailsElement;
  filterTitle: HTMLElement;
  facets: HTMLElement;
  status: HTMLElement;
  clear: HTMLButtonElement;
  keys: HTMLElement;
  list: HTMLElement;
}

/** Builds the dialog at the end of the page, closed. `clearFilters` is what its button does. */
export function searchDialog(clearFilters: () => void): SearchDialog {
  const input = element('input');
  Object.assign(input, { type: 'search', id: 'search-field', autocomplete: 'off', spellcheck: false });
  const label = element('label', 'vh', 'Search the portal');
  label.htmlFor = input.id;
  const close = element('button', 'btn', 'Close');
  close.type = 'button';
  const form = element('form', 'q', label, input, close);
  form.role = 'search';
  const filterTitle = element('summary', '', 'Filter');
  const facets = element('div');
  const filters = element('details', '', filterTitle, facets);
  const status = element('p');
  status.role = 'status';
  const clear = textButton('Clear filters', clearFilters);
  const keys = element(
    'span',
    'keys',
    element('kbd', '', '↓'),
    ' next ',
    element('kbd', '', 'Enter'),
    ' open',
  );
  const list = element('div');
  const said = element('div', 'sumline', element('div', '', status, clear), keys);
  const results = element('div', 'res', element('h2', 'vh', 'Results'), said, list);
  const body = element('div', 'body', element('div', 'facets', filters), results);
  const dialog = element('dialog', 'over', element('div', 'panel', form, body));
  dialog.ariaLabel = 'Search';
  close.addEventListener('click', () => dialog.close());
  dialog.addEventListener('click', (event) => {
    const target = event.target as Element;
    const leaves = target.closest('a') && !event.ctrlKey && !event.metaKey && !event.shiftKey;
    if (target === dialog || leaves) dialog.close();
  });
  document.body.append(dialog);
  return { dialog, form, input, filters, filterTitle, facets, status, clear, keys, list };
}
