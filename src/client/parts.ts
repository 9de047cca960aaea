/** Does what the events of a part ask for. */
type Handle = (event: Event) => void;

/** Parts of a page that answer to a reader. Their scripts are loaded with the first event, or to show what is kept. */
const parts: Record<string, () => Promise<{ take: (root: HTMLElement) => Handle }>> = {
  changes: () => import('./changes/changes.ts'),
  clocks: () => import('./clocks/clocks.ts'),
  guide: () => import('./triage/guide.ts'),
  history: () => import('./changes/history.ts'),
  message: () => import('./messages/message.ts'),
  roles: () => import('./roles/roles.ts'),
  severity: () => import('./severity/severity.ts'),
};

/** Shows what needs scripts, and hands the events of each part to its own. */
export function wireParts(): void {
  for (const root of document.querySelectorAll<HTMLElement>('[data-part]')) {
    const load = parts[root.dataset['part'] ?? ''];
    if (!load) continue;
    const show = (on: boolean) => {
      for (const node of root.querySelectorAll<HTMLElement>('[data-scripted]')) node.hidden = !on;
    };
    show(true);
    let taken: Promise<Handle> | undefined;
    const hand = (event?: Event) => {
      taken ??= load().then(({ take }) => take(root));
      // Where scripts cannot be loaded the page is as it was: readable, and answered on paper.
      taken.then((handle) => event && handle(event)).catch(() => show(false));
    };
    for (const type of ['click', 'input']) root.addEventListener(type, hand);
    if ('now' in root.dataset || isKept(root.dataset['kept']) || isAsked(root.dataset['asked'])) hand();
  }
}

/** The name under which a part keeps something in this tab. */
export function keptName(name: string): string {
  return `${document.body.dataset['store'] ?? 'watchbill'} ${name}`;
}

function isKept(name: string | undefined): boolean {
  try {
    return name !== undefined && sessionStorage.getItem(keptName(name)) !== null;
  } catch {
    // Storage is blocked: nothing is kept.
    return false;
  }
}

/** Whether the address has one of these parameters. */
function isAsked(names: string | undefined): boolean {
  const asked = new URLSearchParams(location.search);
  return names !== undefined && names.split(' ').some((name) => asked.has(name));
}
