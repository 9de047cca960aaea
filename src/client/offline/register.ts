import { textButton } from '#client/search-element.ts';

/** Keeps a copy of the portal in this browser. The foot says what this page is, and what becomes of the copy. */
export function wireOffline(): void {
  const fact = document.querySelector('[data-copy]:not([hidden])');
  const news = document.querySelector('[data-copy-news]');
  const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined;
  if (!fact || !news) return;
  if (!workers) {
    fact.textContent = 'Not saved for offline use: that needs HTTPS or localhost.';
    return;
  }
  const base = document.body.dataset['base'] ?? '/';
  const served = !!workers.controller;
  workers.addEventListener('message', ({ data }: MessageEvent<[string?, string?, string?]>) => {
    const [what = fact.textContent, words = '', button] = data;
    fact.textContent = what;
    news.replaceChildren(words, ...(button ? [' ', textButton(button, () => location.reload())] : []));
  });
  // After everything the page itself needs.
  addEventListener('load', () => {
    workers
      .register(`${base}sw.js`, { scope: base })
      .then(({ active }) => active?.postMessage(served))
      .catch(() => {
        fact.textContent = 'Not saved for offline use: this browser refuses, or the server does not answer.';
      });
  });
}
