import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { about, nextId, stamp, type Run, type RunEvent } from '#client/run/event.ts';
import { mergeEvents, mergeRuns } from '#client/run/merge.ts';
import { criterionKey, holding, stateOf, undoable } from '#client/run/state.ts';
import { anyRun, ids, runOf } from './written.ts';

/** What holds of one step, looked up from the end of the log instead of folded from its start. */
function lastWord(run: Run, id: string): boolean {
  const undone = run.events.filter(({ step }) => step === about.undo).map(({ answer }) => answer);
  for (const event of [...run.events].reverse()) {
    if (undone.includes(event.id) || event.step === about.undo) continue;
    if (event.reopens?.includes(id)) return false;
    if (event.step !== id) continue;
    if (event.kind === 'tick' || event.kind === 'decide') return true;
    if (event.kind === 'untick') return false;
  }
  return false;
}

describe('the state of a run', () => {
  it('is what the last word on each step says, whatever the log holds', () => {
    fc.assert(
      fc.property(anyRun, (run) => {
        const { done } = stateOf(run);
        for (const id of ids) expect(done.has(id), id).toBe(lastWord(run, id));
      }),
    );
  });

  it('follows ticks, answers, criteria, severity, role, awareness, updates and the close', () => {
    const run = runOf(
      { kind: 'tick', step: 'first' },
      { kind: 'decide', step: 'real', answer: 'Yes' },
      { kind: 'criterion', step: 'identification', answer: 'met', note: 'Two signs agree.' },
      { kind: 'severity', answer: 'SEV2' },
      { kind: 'role', role: 'scribe' },
      { kind: 'log', step: about.awareness, answer: '2026-11-24T01:52:00Z', note: 'Aware' },
      { kind: 'log', step: about.update, note: 'Update given', minutes: 40 },
      { kind: 'close' },
    );
    const state = stateOf(run);
    expect([...state.done.keys()]).toEqual(['first', 'real']);
    expect(state.done.get('real')?.answer).toBe('Yes');
    expect([...state.met.keys()]).toEqual([criterionKey('identification', 'Two signs agree.')]);
    expect(state).toMatchObject({ severity: 'SEV2', role: 'scribe', awareness: '2026-11-24T01:52:00Z' });
    expect(state.lastUpdate).toBe('2026-11-24T02:40:00Z');
    expect(state.closed?.kind).toBe('close');
  });

  it('opens again what a branch that leads back names', () => {
    const run = runOf(
      { kind: 'tick', step: 'cut' },
      { kind: 'decide', step: 'spreads', answer: 'Yes', reopens: ['cut', 'spreads'] },
    );
    expect([...stateOf(run).done.keys()]).toEqual([]);
  });
});

describe('undo', () => {
  it('takes back one event after the other, to the lines of the start and no further', () => {
    const run = runOf(
      { kind: 'severity', step: about.start, answer: 'SEV1' },
      { kind: 'tick', step: 'first' },
      { kind: 'severity', answer: 'SEV2' },
    );
    const events = [...run.events];
    const states: string[] = [];
    for (let event = undoable(events); event; event = undoable(events)) {
      const at = { id: nextId(events, 'tester'), at: event.at };
      events.push({ ...at, kind: 'log', step: about.undo, answer: event.id, note: '' });
      const { severity, done } = stateOf({ ...run, events });
      states.push(`${severity} ${[...done.keys()].join()}`);
    }
    expect(states).toEqual(['SEV1 first', 'SEV1 ']);
    expect(events).toHaveLength(5);
  });

  it('leaves as much of the log holding as was never undone', () => {
    fc.assert(
      fc.property(anyRun, ({ events }) => {
        const undos = events.filter(({ step }) => step === about.undo);
        const targets = new Set(undos.map(({ answer }) => answer));
        const left = events.filter(({ id, step }) => step !== about.undo && !targets.has(id));
        expect(holding(events)).toEqual(left);
      }),
    );
  });
});

describe('the merge of two copies', () => {
  const two = fc.tuple(anyRun, anyRun, anyRun);
  // Both start from the same log, as two tabs do, and each adds its own.
  const forked = fc.tuple(anyRun, anyRun, anyRun).map(([shared, one, other]) => {
    const grow = (run: Run, writer: string): Run => {
      const events = [...shared.events];
      for (const event of run.events) events.push({ ...event, id: nextId(events, writer) });
      return { ...shared, events };
    };
    return { shared, a: grow(one, 'tabone'), b: grow(other, 'tabtwo') };
  });

  it('does not depend on who merges, how often, or in which order', () => {
    fc.assert(
      fc.property(two, ([a, b, c]) => {
        expect(mergeRuns(a, b)).toEqual(mergeRuns(b, a));
        expect(mergeRuns(mergeRuns(a, b), c)).toEqual(mergeRuns(a, mergeRuns(b, c)));
        expect(mergeRuns(a, a)).toEqual(a);
        expect(mergeRuns(mergeRuns(a, b), b)).toEqual(mergeRuns(a, b));
      }),
    );
  });

  it('loses nothing of either and keeps the order of each', () => {
    fc.assert(
      fc.property(forked, ({ a, b }) => {
        const merged = mergeEvents(a.events, b.events);
        const inOrder = (events: readonly RunEvent[]) =>
          merged.filter((event) => events.some(({ id }) => id === event.id));
        expect(inOrder(a.events)).toEqual(a.events);
        expect(inOrder(b.events)).toEqual(b.events);
        expect(new Set(merged.map(({ id }) => id)).size).toBe(merged.length);
      }),
    );
  });

  it('agrees on what was true at the start when two copies do not', () => {
    const a = runOf({ kind: 'tick', step: 'first' });
    const b = { ...a, codename: 'Anvil' };
    expect(mergeRuns(a, b)).toEqual(mergeRuns(b, a));
    expect(mergeRuns(a, b).codename).toBe('Anvil');
  });

  it('keeps the order of the log when the clock of the device goes back', () => {
    const run = runOf(
      { kind: 'tick', step: 'first', minutes: 50 },
      { kind: 'untick', step: 'first', minutes: 10 },
    );
    expect(mergeEvents(run.events, []).map(({ kind }) => kind)).toEqual(['tick', 'untick']);
    expect(stateOf(run).done.has('first')).toBe(false);
  });
});

describe('an event', () => {
  it('gets the number after the last, whoever wrote that', () => {
    expect(nextId([], 'writer')).toBe('000001-writer');
    expect(nextId(runOf({ kind: 'close' }, { kind: 'close' }).events, 'another')).toBe('000003-another');
  });

  it('is stamped in UTC, to the second', () => {
    expect(stamp(Date.UTC(2026, 10, 24, 2, 44, 8, 999))).toBe('2026-11-24T02:44:08Z');
  });
});
