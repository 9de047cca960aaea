import type { Run, RunEvent } from './event.ts';

/** An event as one text: the same fields in the same order, whatever wrote it. */
function canonical(event: RunEvent): string {
  const { id, at, kind, step, answer, role, note, logKind, reopens } = event;
  return JSON.stringify([id, at, kind, step, answer, role, note, logKind, reopens]);
}

function smaller<T>(a: T, b: T, text: (item: T) => string): T {
  return text(a) <= text(b) ? a : b;
}

/**
 * The union of two logs by event id, in order. Commutative, associative and idempotent. An id that stands for two
 * different events, which no writer makes, keeps the one whose text sorts first.
 */
export function mergeEvents(a: readonly RunEvent[], b: readonly RunEvent[]): RunEvent[] {
  const byId = new Map<string, RunEvent>();
  for (const event of [...a, ...b]) {
    const known = byId.get(event.id);
    byId.set(event.id, known ? smaller(known, event, canonical) : event);
  }
  return [...byId.values()].toSorted((x, y) => (x.id < y.id ? -1 : 1));
}

function head({ id, codename, severity, procedure, contentVersion, steps, started }: Run): string {
  const titles = Object.entries(steps).toSorted(([x], [y]) => (x < y ? -1 : 1));
  return JSON.stringify([id, codename, severity, procedure, contentVersion, titles, started]);
}

/** Two copies of one incident as one. What was true at its start is the same in both, or the one that sorts first. */
export function mergeRuns(a: Run, b: Run): Run {
  return { ...smaller(a, b, head), events: mergeEvents(a.events, b.events) };
}
