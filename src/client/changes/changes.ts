import { dayOf } from '#client/run/clock.ts';
import { changesOf, markNew, visitBefore } from './visit.ts';

/** On the page of changes, says and marks what was not here at the last visit. */
export function take(root: HTMLElement): () => void {
  const rows = [...root.querySelectorAll<HTMLElement>('[data-change]')];
  const say = root.querySelector<HTMLElement>('[data-seen]');
  if (say) say.textContent = words(rows);
  return () => undefined;
}

function words(rows: HTMLElement[]): string {
  try {
    const before = visitBefore('changes', changesOf(rows));
    if (!before)
      return 'From your next visit on, what is new since this one is marked. Only this browser knows.';
    const fresh = markNew(rows, before);
    const since = `new since your last visit on ${dayOf(before.on)}`;
    if (fresh === 0) return `Nothing ${since}.`;
    return `${fresh} ${fresh === 1 ? 'change is' : 'changes are'} ${since}.`;
  } catch {
    return 'This browser keeps nothing, so what is new since your last visit cannot be marked.';
  }
}
