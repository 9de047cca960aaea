import { dayOf } from '#client/run/clock.ts';
import { changesOf, markNew, visitBefore } from './visit.ts';

/** At the foot of a page, says and marks what changed since its reader was there; nothing the first time. */
export function take(root: HTMLElement): () => void {
  const rows = [...root.querySelectorAll<HTMLElement>('[data-change]')];
  const say = root.querySelector<HTMLElement>('[data-seen]');
  try {
    const before = visitBefore(`read ${location.pathname}`, changesOf(rows));
    const fresh = before ? markNew(rows, before) : 0;
    if (say && before && fresh > 0)
      say.textContent = ` · ${fresh} new since you were here on ${dayOf(before.on)}`;
  } catch {
    // A browser that keeps nothing cannot tell, and the history is there all the same.
  }
  return () => undefined;
}
