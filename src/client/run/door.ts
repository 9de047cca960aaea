/**
 * Shows the bar of a playbook. Run mode itself is loaded when a reader starts, or when a run is stored here: then a
 * playbook shows its own, and every other page says what runs and where.
 */
export function wireRun(): void {
  const bar = document.querySelector<HTMLElement>('[data-run]');
  const list = document.querySelector<HTMLElement>('[data-runs]');
  const fail = (): void => {
    const words = bar?.querySelector('[data-run-words]');
    if (words)
      words.textContent = 'Run mode cannot be loaded here. Print this page and write the log by hand.';
  };
  const load = () => import('./mode.ts');
  if (bar) bar.hidden = false;
  bar?.querySelector('[data-run-start]')?.addEventListener(
    'click',
    () =>
      void load()
        .then(({ startRun }) => startRun())
        .catch(fail),
  );
  void stored().then((found) => {
    // A link may ask for one role's steps, for the order for one person, or come from a run elsewhere.
    if (found || (bar && /[?&](role|solo|from)\b/.test(location.search)))
      load()
        .then(({ resumeRun, listRuns, sayRuns }) => (list ? listRuns(list) : bar ? resumeRun() : sayRuns()))
        .catch(fail);
  });
}

/** Whether anything is stored here. Where nothing ever was, no database is left behind. */
function stored(): Promise<boolean> {
  return new Promise((resolve) => {
    try {
      const opening = indexedDB.open(document.body.dataset['store'] ?? '');
      opening.addEventListener('upgradeneeded', () => opening.transaction?.abort());
      opening.addEventListener('error', (event) => {
        event.preventDefault();
        resolve(false);
      });
      opening.addEventListener('success', () => {
        const db = opening.result;
        if (!db.objectStoreNames.contains('runs')) return resolve(false);
        const look = db.transaction(['runs', 'aside']);
        // What could not be read is said on every playbook, until it is saved and removed.
        const counts = ['runs', 'aside'].map((name) => look.objectStore(name).count());
        look.addEventListener('complete', () => resolve(counts.some(({ result }) => result > 0)));
        look.addEventListener('abort', () => resolve(false));
        db.close();
      });
    } catch {
      // Storage is blocked: nothing is stored.
      resolve(false);
    }
  });
}
