import { stateOf } from './state.ts';
import type { Aside, Store, Stored } from './store.ts';

/** What lies on this device, as far as it was last looked at. */
export interface Shelf {
  runs: readonly Stored[];
  asides: readonly Aside[];
}

/** Looks again. What cannot be read is among `asides`. */
export async function lookAt(store: Store): Promise<Shelf> {
  // In this order: reading all runs is what sets unreadable ones aside.
  const runs = await store.all();
  return { runs, asides: await store.aside() };
}

/** The open run of a playbook that was shown last. */
export function lastOpen({ runs }: Shelf, procedure: string): Stored | undefined {
  return runs
    .filter(({ run }) => run.procedure === procedure && !stateOf(run).closed)
    .toSorted((a, b) => b.shown - a.shown)[0];
}
