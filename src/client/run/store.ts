import type { Run } from './event.ts';
import { mergeRuns } from './merge.ts';
import { readRun } from './read-run.ts';

/** A run on this device. */
export interface Stored {
  run: Run;
  /** How many events its last saved run log held. */
  exported: number;
  /** When it was last shown, ms since 1970: it is the one to resume. */
  shown: number;
}

/** What could not be read, as it was found. */
export interface Aside {
  key: number;
  raw: unknown;
}

/** Where runs are kept. `put` merges with what is there and returns what is stored then; it never overwrites. */
export interface Store {
  lasting: boolean;
  all: () => Promise<Stored[]>;
  put: (stored: Stored) => Promise<Stored>;
  /** Removes a run; false when the store holds lines that `run` does not: then it stays. */
  remove: (run: Run) => Promise<boolean>;
  aside: () => Promise<Aside[]>;
  forget: (key: number) => Promise<void>;
}

/** A stored run as a plain object, with the marks of a run log. */
export function packed({ run, exported, shown }: Stored): unknown {
  return { run: { schema: 1, kind: 'watchbill-run', ...run }, exported, shown };
}

/** A stored run from data nobody has checked. Throws RunError. */
export function unpacked(value: unknown): Stored {
  const { run, exported, shown } = (value ?? {}) as Record<string, unknown>;
  return { run: readRun(run), exported: Number(exported) || 0, shown: Number(shown) || 0 };
}

/** Two copies of one stored run as one. */
export function mergeStored(a: Stored, b: Stored): Stored {
  return {
    run: mergeRuns(a.run, b.run),
    exported: Math.max(a.exported, b.exported),
    shown: Math.max(a.shown, b.shown),
  };
}

/** Whether `run` has every line of what is stored. */
export function holdsAll(run: Run, stored: Stored | undefined): boolean {
  const ids = new Set(run.events.map(({ id }) => id));
  return !stored || stored.run.events.every(({ id }) => ids.has(id));
}

/** Runs for as long as this page is open. */
export function memoryStore(): Store {
  const runs = new Map<string, Stored>();
  return {
    lasting: false,
    all: () => Promise.resolve([...runs.values()]),
    put: (stored) => {
      const known = runs.get(stored.run.id);
      const merged = known ? mergeStored(known, stored) : stored;
      runs.set(stored.run.id, merged);
      return Promise.resolve(merged);
    },
    remove: (run) => {
      const known = runs.get(run.id);
      return Promise.resolve(holdsAll(run, known) && runs.delete(run.id));
    },
    aside: () => Promise.resolve([]),
    forget: () => Promise.resolve(),
  };
}
