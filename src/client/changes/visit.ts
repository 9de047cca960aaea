/** What was on the page of changes when somebody was there. */
export interface Visit {
  /** Day by the clock of the device, `YYYY-MM-DD`. */
  on: string;
  /** Commits. */
  seen: string[];
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
