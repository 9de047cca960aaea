/** Marks in which way the steps are shown; the address says it, and run mode shows them so. */
export function take(root: HTMLElement): () => void {
  const asked = new URLSearchParams(location.search);
  const current = asked.get('role') ?? (asked.has('solo') ? 'alone' : '');
  for (const link of root.querySelectorAll<HTMLAnchorElement>('[data-way]'))
    if (link.dataset['way'] === current) link.setAttribute('aria-current', 'true');
  return () => undefined;
}
