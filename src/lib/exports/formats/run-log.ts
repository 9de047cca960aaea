import type { FieldMap, Format, ListPath } from '#lib/exports/format.ts';

/** Events of the log that still hold: Undo writes a line that takes another back. */
function events(where: Record<string, string>, take: string): ListPath {
  const undone = { where: { step: 'run:undo' }, names: 'answer', id: 'id' };
  return { list: 'events', undone, where, take };
}

/**
 * When a phase was done: the last of its exit criteria was met, and none stands open again. The log names no
 * criterion that nobody touched, so the phase counts only once a criterion of a later one is met, or the run
 * is closed. A phase without criteria leaves no stamp.
 */
function phaseDone(phase: string, later: readonly string[]): FieldMap {
  return {
    columns: [
      {
        ...events({ kind: 'criterion', step: phase }, 'at'),
        lastOf: 'note',
        noneIf: { answer: 'open' },
      },
    ],
    pick: 'latest',
    only: [...later, 'closed'],
  };
}

/**
 * A run of this portal, as run mode saves it: one object a file, a list of them, or one a line. Whoever starts a run
 * has the incident before them, so it counts as detected then. A run saved twice counts as in the longer log.
 * A run is dealt with when its recovery is done.
 */
export const runLog: Format = {
  id: 'run-log',
  kind: 'incidents',
  layouts: [
    {
      fingerprint: ['schema', 'kind', 'codename', 'started', 'events'],
      rows: {
        column: 'kind',
        values: ['watchbill-run'],
        reason: 'is no run of run mode',
        fix: 'keep other JSON out of the folder',
      },
      fields: {
        id: { columns: ['id'] },
        title: { columns: ['codename'] },
        severity: { columns: ['severity'] },
        created_at: { columns: ['started'] },
        detected_at: { columns: ['started'] },
        contained_at: phaseDone('containment', ['eradication', 'recovery', 'lessons-learned']),
        eradicated_at: phaseDone('eradication', ['recovery', 'lessons-learned']),
        recovered_at: phaseDone('recovery', ['lessons-learned']),
        resolved_at: { ...phaseDone('recovery', ['lessons-learned']), proxy: true },
        closed_at: { columns: ['closed'] },
        procedure: { columns: ['procedure'] },
        status: {
          columns: [
            { ...events({ kind: 'close' }, 'kind'), last: true },
            { ...events({ kind: 'criterion', answer: 'met' }, 'step'), last: true },
          ],
          values: {
            close: 'closed',
            containment: 'containment',
            eradication: 'eradication',
            recovery: 'recovery',
            'lessons-learned': 'lessons-learned',
          },
          quiet: true,
        },
      },
      order: { updated_at: { columns: [{ list: 'events', take: 'at' }, 'started'], pick: 'latest' } },
    },
  ],
};
