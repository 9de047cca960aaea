import type { Severity } from '#lib/model/vocabulary.ts';
import { about, type Run, type RunEvent } from './event.ts';

/** What holds now. It is derived from the log and from nothing else. */
export interface State {
  severity: Severity;
  /** Who acts from the device that wrote last. */
  role: string | undefined;
  /** Steps that are done, and decisions that are answered, with the event that says so. */
  done: ReadonlyMap<string, RunEvent>;
  /** Exit criteria that are met, by `criterionKey`. */
  met: ReadonlyMap<string, RunEvent>;
  awareness: string | undefined;
  lastUpdate: string | undefined;
  closed: RunEvent | undefined;
}

interface Folded extends State {
  done: Map<string, RunEvent>;
  met: Map<string, RunEvent>;
}

/** A criterion is known by its phase and its words. */
export function criterionKey(phase: string, words: string): string {
  return `${phase}\n${words}`;
}

/** Ids of the events that were undone. */
export function undoneIn(events: readonly RunEvent[]): ReadonlySet<string> {
  return new Set(events.flatMap(({ step, answer }) => (step === about.undo && answer ? [answer] : [])));
}

/** The events that still hold, in order: undone ones and the lines that undo them are left out. */
export function holding(events: readonly RunEvent[]): RunEvent[] {
  const undone = undoneIn(events);
  return events.filter(({ id, step }) => step !== about.undo && !undone.has(id));
}

/** The event that Undo takes back next: the last one that holds and is no line of the start. */
export function undoable(events: readonly RunEvent[]): RunEvent | undefined {
  return holding(events).findLast(({ step }) => step !== about.start && step !== about.clock);
}

/** The state before anything happened. */
export function initialState(run: Pick<Run, 'severity'>): Folded {
  return {
    ...{ severity: run.severity, role: undefined, done: new Map(), met: new Map() },
    ...{ awareness: undefined, lastUpdate: undefined, closed: undefined },
  };
}

/** Takes one more event into the state. */
export function apply(state: Folded, event: RunEvent): void {
  const { kind, step = '', answer = '', note = '' } = event;
  const to: Partial<Folded> = {};
  if (kind === 'tick' || kind === 'decide') state.done.set(step, event);
  if (kind === 'untick') state.done.delete(step);
  for (const id of event.reopens ?? []) state.done.delete(id);
  if (kind === 'criterion' && answer === 'met') state.met.set(criterionKey(step, note), event);
  if (kind === 'criterion' && answer !== 'met') state.met.delete(criterionKey(step, note));
  if (kind === 'severity') to.severity = answer as Severity;
  if (kind === 'role') to.role = event.role;
  if (kind === 'close') to.closed = event;
  if (kind === 'log' && step === about.awareness) to.awareness = answer;
  if (kind === 'log' && step === about.update) to.lastUpdate = event.at;
  Object.assign(state, to);
}

/** What holds after all events of a run. */
export function stateOf(run: Run): State {
  const state = initialState(run);
  for (const event of holding(run.events)) apply(state, event);
  return state;
}
