import type { SearchDialog } from './search-dialog.ts';

/** Arrow keys walk from the field through the results and back; Escape closes. */
export function wireArrows({ dialog, input, list }: SearchDialog): void {
  dialog.addEventListener('keydown', (event) => {
    // A search field would take the first Escape to empty itself.
    if (event.key === 'Escape') {
      event.preventDefault();
      dialog.close();
    }
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const from = event.target instanceof Element ? event.target.closest('li, input[type=search]') : null;
    if (step === 0 || !from) return;
    event.preventDefault();
    const titles = [...list.querySelectorAll<HTMLAnchorElement>('li > a')];
    const at = titles.findIndex((title) => title.parentElement === from) + step;
    (at < 0 ? input : (titles[at] ?? titles.at(-1) ?? input)).focus();
  });
  list.addEventListener('focusin', (event) => {
    const item = event.target instanceof Element ? event.target.closest('li') : null;
    if (!item) return;
    list.querySelector('li.sel')?.classList.remove('sel');
    item.classList.add('sel');
  });
}
