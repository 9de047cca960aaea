const dayMs = 86_400_000;

/** A date that has passed on this device turns into "overdue" by itself: a printed or cached page stays honest. */
export function wireFreshness(): void {
  const today = new Date().toISOString().slice(0, 10);
  for (const time of document.querySelectorAll<HTMLTimeElement>('time[data-due]')) {
    const due = time.dataset['due'] ?? '';
    if (due >= today) continue;
    const days = Math.round((Date.parse(today) - Date.parse(due)) / dayMs);
    time.textContent = `Review ${days} ${days === 1 ? 'day' : 'days'} overdue`;
    time.parentElement?.classList.add('st', 'gap');
  }
}
