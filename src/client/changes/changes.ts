import { keptName } from '#client/parts.ts';
import { dayOf } from '#client/run/clock.ts';
import { read, type Visit } from './visit.ts';

/**
 * Marks what was not here at the last visit. What was here is kept by commit, not by day: a change may be published
 * long after it was made. For as long as this tab is open, a visit stays the same visit.
 */
export function take(root: HTMLElement): () => void {
  const rows = [...root.querySelectorAll<HTMLElement>('[data-change]')];
  const before = lastVisit(rows.map((row) => row.dataset['change'] ?? ''));
  const say = root.querySelector<HTMLElement>('[data-seen]');
  if (say) say.textContent = typeof before === 'string' ? before : mark(rows, before);
  return () => undefined;
}

/** The visit before this one, which is kept in its place; in words why there is none. */
function lastVisit(seen: string[]): Visit | string {
  const name = keptName('changes');
  try {
    const before = read(sessionStorage.getItem(name)) ?? read(localStorage.getItem(name));
    if (before) sessionStorage.setItem(name, JSON.stringify(before));
    const now: Visit = { on: new Date().toISOString().slice(0, 10), seen };
    localStorage.setItem(name, JSON.stringify(now));
    return (
      before ?? 'From your next visit on, what is new since this one is marked. Only this browser knows.'
    );
  } catch {
    return 'This browser keeps nothing, so what is new since your last visit cannot be marked.';
  }
}

function mark(rows: HTMLElement[], { seen, on }: Visit): string {
  const known = new Set(seen);
  const fresh = rows.filter((row) => !known.has(row.dataset['change'] ?? ''));
  for (const sign of fresh.flatMap((row) => [...row.querySelectorAll<HTMLElement>('[data-new]')]))
    sign.hidden = false;
  const since = `new since your last visit on ${dayOf(on)}`;
  if (fresh.length === 0) return `Nothing ${since}.`;
  return `${fresh.length} ${fresh.length === 1 ? 'change is' : 'changes are'} ${since}.`;
}
