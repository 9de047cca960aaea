import { keptName } from '#client/parts.ts';
import { read, type Visit } from './visit.ts';

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/**
 * Marks what was not here at the last visit. What was here is kept by commit, not by day: a change may be published
 * long after it was made. For as long as this tab is open, a visit stays the same visit.
 */
export function take(root: HTMLElement): () => void {
  const rows = [...root.querySelectorAll<HTMLElement>('[data-change]')];
  const hashes = rows.map((row) => row.dataset['change'] ?? '');
  const say = root.querySelector<HTMLElement>('[data-seen]');
  const words = look(hashes, (before) => {
    const seen = new Set(before.seen);
    const fresh = rows.filter((row) => !seen.has(row.dataset['change'] ?? ''));
    for (const mark of fresh.flatMap((row) => [...row.querySelectorAll<HTMLElement>('[data-new]')])) {
      mark.hidden = false;
      mark.textContent = `New since your last visit on ${inWords(before.on)}`;
    }
    return fresh.length;
  });
  if (say) say.textContent = words;
  return () => undefined;
}

function look(hashes: string[], mark: (before: Visit) => number): string {
  const name = keptName('changes');
  try {
    const before = read(sessionStorage.getItem(name)) ?? read(localStorage.getItem(name));
    if (before) sessionStorage.setItem(name, JSON.stringify(before));
    const now: Visit = { on: new Date().toISOString().slice(0, 10), seen: hashes };
    localStorage.setItem(name, JSON.stringify(now));
    if (!before)
      return 'From your next visit on, what is new since this one is marked. Only this browser knows.';
    const fresh = mark(before);
    const on = inWords(before.on);
    if (fresh === 0) return `Nothing new since your last visit on ${on}.`;
    return `${fresh} ${fresh === 1 ? 'change is' : 'changes are'} new since your last visit on ${on}.`;
  } catch {
    return 'This browser keeps nothing, so what is new since your last visit cannot be marked.';
  }
}

function inWords(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${day} ${months[(month ?? 1) - 1]} ${year}`;
}
