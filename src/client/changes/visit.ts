import { keptName } from '#client/parts.ts';

/** Which changes were there when somebody looked. */
export interface Visit {
  /** Day by the clock of the device, `YYYY-MM-DD`. */
  on: string;
  /** Commits. */
  seen: string[];
}

/**
 * The visit before this one, which is kept in its place under `name`; undefined the first time. What is new stays new
 * for as long as this tab is open. Throws where the browser keeps nothing.
 */
export function visitBefore(name: string, seen: string[]): Visit | undefined {
  const kept = keptName(name);
  const before = read(sessionStorage.getItem(kept)) ?? read(localStorage.getItem(kept));
  if (before && seen.some((hash) => !before.seen.includes(hash)))
    sessionStorage.setItem(kept, JSON.stringify(before));
  const now: Visit = { on: new Date().toISOString().slice(0, 10), seen };
  localStorage.setItem(kept, JSON.stringify(now));
  return before;
}

/** The commits of these rows, which stand in `data-change`. */
export function changesOf(rows: readonly HTMLElement[]): string[] {
  return rows.map((row) => row.dataset['change'] ?? '');
}

/**
 * Marks the rows that were not there at a visit, and counts them. What was there is kept by commit, not by day: a
 * change may be published long after it was made.
 */
export function markNew(rows: readonly HTMLElement[], { seen }: Visit): number {
  const known = new Set(seen);
  const fresh = rows.filter((row) => !known.has(row.dataset['change'] ?? ''));
  for (const sign of fresh.flatMap((row) => [...row.querySelectorAll<HTMLElement>('[data-new]')]))
    sign.hidden = false;
  return fresh.length;
}

/** A visit as it was kept; undefined when there was none, or when something else stands there. */
export function read(text: string | null): Visit | undefined {
  try {
    const { on, seen } = JSON.parse(text ?? '') as Partial<Record<keyof Visit, unknown>>;
    if (typeof on !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(on) || Number.isNaN(Date.parse(on)))
      return undefined;
    if (!Array.isArray(seen)) return undefined;
    return { on, seen: seen.filter((hash) => typeof hash === 'string') };
  } catch {
    return undefined;
  }
}
