import type { Moment } from './moment.ts';
import { paintDecisions } from './paint-decisions.ts';
import { paintDuties } from './paint-duties.ts';
import { paintLog } from './paint-log.ts';
import { paintPhases } from './paint-phases.ts';
import { paintSteps } from './paint-steps.ts';

interface Acts {
  decide: (id: string, answer: string) => void;
  why: (id: string) => void;
  note: (id: string) => void;
  awareness: () => void;
}

/** Shows a run on its page, or the page as it is read. It never scrolls and never moves the focus. */
export function paint(moment: Moment | undefined, at: number, safe: boolean, acts: Acts): void {
  paintSteps(moment, at, acts.note);
  paintDecisions(moment, acts);
  paintPhases(moment);
  paintLog(moment, safe);
  paintDuties(moment, at, acts.awareness);
}
