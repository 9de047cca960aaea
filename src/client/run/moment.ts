import { changesSince, type Changes } from './changes.ts';
import type { Run } from './event.ts';
import { pathOf, reachedIn, type Path, type Reached } from './flow.ts';
import type { Page } from './page.ts';
import { stateOf, type State } from './state.ts';

/** A run as its page shows it: everything that follows from its log. */
export interface Moment {
  run: Run;
  page: Page;
  state: State;
  path: Path;
  reached: Reached;
  changes: Changes;
}

/** Derives what the page shows. */
export function momentOf(run: Run, page: Page): Moment {
  const state = stateOf(run);
  const path = pathOf(page.flow, state);
  return {
    run,
    page,
    state,
    path,
    reached: reachedIn(page.flow, run),
    changes: changesSince(run, page.flow),
  };
}
