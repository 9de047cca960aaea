/** How the steps are shown: those of one role stand out, or in the order for one person. The address says it. */
export interface Reading {
  role: string | undefined;
  solo: boolean;
}

/** What the address asks for. */
export function readingOf(search: string): Reading {
  const asked = new URLSearchParams(search);
  return { role: asked.get('role') ?? undefined, solo: asked.has('solo') };
}

/** Puts another way of reading into the address, so that it can be shared and survives a reload. */
export function writeReading({ role, solo }: Reading): void {
  const asked = new URLSearchParams(location.search);
  asked.delete('from');
  asked.delete('severity');
  asked.delete('role');
  asked.delete('solo');
  if (role) asked.set('role', role);
  if (solo) asked.set('solo', '');
  const search = asked.size > 0 ? `?${asked.toString()}` : '';
  history.replaceState(null, '', `${location.pathname}${search}${location.hash}`);
}

/** Whether the content gives an order for one person. */
export function hasSolo(): boolean {
  return document.querySelector('[data-solo]') !== null;
}

/** Roles that a step or decision names, in the order of the page. */
export function rolesHere(): string[] {
  const items = document.querySelectorAll<HTMLElement>('[data-phase] [data-role]');
  return [...new Set([...items].map(({ dataset }) => dataset['role'] ?? ''))];
}

/** Shows the steps so. Steps of others keep their titles: nobody works without the overview. */
export function applyReading({ role, solo }: Reading): void {
  const known = role !== undefined && rolesHere().includes(role);
  for (const item of document.querySelectorAll<HTMLElement>('[data-phase] [data-role]'))
    item.classList.toggle('other', known && item.dataset['role'] !== role);
  for (const list of document.querySelectorAll('[data-phase] > .steps')) {
    const items = [...list.children] as HTMLElement[];
    const place = ({ dataset }: HTMLElement) =>
      solo ? Number(dataset['solo']) : Number(dataset['number']?.split('.')[1]);
    const sorted = items.toSorted((a, b) => place(a) - place(b));
    if (sorted.some((item, at) => item !== items[at])) list.append(...sorted);
  }
}
