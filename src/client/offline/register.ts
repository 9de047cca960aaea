/** Keeps a copy of the portal in this browser. The foot says what this page is, and what becomes of the copy. */
export function wireOffline(): void {
  const fact = document.querySelector('[data-offline]:not([hidden])');
  const news = document.querySelector('[data-offline-news]');
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
    news.textContent = words && `${words} `;
    if (!button) return;
    const show = document.createElement('button');
    show.className = 'link';
    show.textContent = button;
    show.addEventListener('click', () => location.reload());
    news.append(show);
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
