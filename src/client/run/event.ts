import type { Severity } from '#lib/model/vocabulary.ts';

export const eventKinds = [
  'tick',
  'untick',
  'decide',
  'log',
  'severity',
  'role',
  'criterion',
  'close',
] as const;
export const logKinds = ['seen', 'done', 'decided'] as const;
export type LogKind = (typeof logKinds)[number];

/** What a log line is about when it is no step: nothing on a page has such an id. */
export const about = {
  /** The first lines of a run. They cannot be undone. */
  start: 'run:start',
  /** An update was given. */
  update: 'run:update',
  /** `answer` is the moment we became aware, UTC. */
  awareness: 'run:awareness',
  /** `answer` is the id of the event that no longer holds. */
  undo: 'run:undo',
  /** The clock of this device is behind an entry before it. */
  clock: 'run:clock',
} as const;

/** One line of an incident's log. Events are added, never changed and never removed. */
export interface RunEvent {
  /** `000012-k3f9ax`: its place in the log, and who wrote it. Sorted by id, events stand in order. */
  id: string;
  /** UTC, by the clock of the device: `2026-11-24T02:44:08Z`. */
  at: string;
  kind: (typeof eventKinds)[number];
  /** A step or decision by its id on the page, a phase for a criterion, or one of `about`. */
  step?: string;
  /** The words of a branch, a severity, or `met` and `open` of a criterion. */
  answer?: string;
  /** Who acts from this device at that moment. */
  role?: string;
  /** Words: of a log line, a criterion, or why. */
  note?: string;
  logKind?: LogKind;
  /** Steps that a branch leading back opens again. */
  reopens?: string[];
}

/** An incident: what was true at its start, and everything that happened since. */
export interface Run {
  id: string;
  codename: string;
  severity: Severity;
  /** Id of the playbook. */
  procedure: string;
  contentVersion: string;
  /** Numbers and titles of the steps when the run started. */
  steps: Readonly<Record<string, string>>;
  /** Time zero, UTC. */
  started: string;
  events: readonly RunEvent[];
}

/** The next id after `events`, for a writer whose name is six letters or digits. */
export function nextId(events: readonly RunEvent[], writer: string): string {
  const last = events.at(-1)?.id ?? '0';
  return `${String(Number.parseInt(last, 10) + 1).padStart(6, '0')}-${writer}`;
}

/** A moment as events carry it: UTC, to the second. */
export function stamp(moment: number): string {
  return `${new Date(moment).toISOString().slice(0, 19)}Z`;
}
