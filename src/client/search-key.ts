/** `/` and every search link open the search, which is loaded on first use only. */
export function wireSearch(): void {
  const base = document.body.dataset['base'] ?? '/';
  const open = (query = '') => {
    import('./search.ts')
      .then(({ openSearch }) => openSearch(query))
      .catch(() => location.assign(`${base}search/`));
  };
  document.addEventListener('keydown', (event) => {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    event.preventDefault();
    open();
  });
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-search]'))
    link.addEventListener('click', (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      open();
    });
  const query = new URLSearchParams(location.search).get('q');
  if (query && location.pathname === `${base}search/`) open(query);
  const ask = document.querySelector<HTMLFormElement>('form[data-ask]');
  if (!ask) return;
  ask.hidden = false;
  ask.addEventListener('submit', (event) => {
    event.preventDefault();
    open(ask.querySelector('input')?.value ?? '');
  });
}

function typing(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName))
  );
}
