import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changesSince } from '#client/run/changes.ts';
import { elapsed, inFull, late, span } from '#client/run/clock.ts';
import { suggestCodename } from '#client/run/codename.ts';
import { dueOf, pathOf, progressOf, reachedIn, reopenedBy, type Flow } from '#client/run/flow.ts';
import { stateOf } from '#client/run/state.ts';
import { nextUpdate } from '#client/run/updates.ts';
import { after, anyRun, emptyRun, facts, flow, ids, runOf } from './written.ts';

const node = (id: string) => flow.nodes.find((item) => item.id === id)!;
const next = (run: typeof emptyRun) => pathOf(flow, stateOf(run)).next?.id;

/** The same way, walked by recursion over ids. */
function naive({ nodes }: Flow, answers: Map<string, string | undefined>, at = 0): string[] {
  const item = nodes[at];
  if (!item) return [];
  const branch = item.branches.find(({ answer }) => answers.has(item.id) && answer === answers.get(item.id));
  if (branch?.leaves) return [item.id];
  const target = nodes.findIndex(({ id }) => id === branch?.target);
  return [
    item.id,
    ...naive(nodes.length > 0 ? { phases: [], nodes } : flow, answers, target > at ? target : at + 1),
  ];
}

describe('the way of a run', () => {
  it('is what its answers say, whatever the log holds', () => {
    fc.assert(
      fc.property(anyRun, (run) => {
        const state = stateOf(run);
        const answers = new Map([...state.done].map(([id, event]) => [id, event.answer]));
        const way = naive(flow, answers);
        const path = pathOf(flow, state);
        expect([...path.on]).toEqual(way);
        expect(path.next?.id).toBe(way.find((id) => !state.done.has(id)));
      }),
    );
  });

  it('goes to the first open step, over steps that an answer skips', () => {
    const steps = ['first', 'file/open', 'file/name'].map((step) => ({ kind: 'tick' as const, step }));
    expect(next(emptyRun)).toBe('first');
    expect(next(runOf(...steps))).toBe('real');
    const yes = [...steps, { kind: 'decide' as const, step: 'real', answer: 'Yes' }];
    expect(next(runOf(...yes, { kind: 'tick', step: 'cut' }))).toBe('spreads');
    const quiet = runOf(
      ...yes,
      { kind: 'tick', step: 'cut' },
      { kind: 'decide', step: 'spreads', answer: 'No' },
    );
    expect(next(quiet)).toBe('last');
    expect(pathOf(flow, stateOf(quiet)).on.has('links')).toBe(false);
  });

  it('ends where an answer leads to another page', () => {
    const run = runOf(
      ...['first', 'file/open', 'file/name'].map((step) => ({ kind: 'tick' as const, step })),
      { kind: 'decide', step: 'real', answer: 'No' },
    );
    expect(pathOf(flow, stateOf(run))).toMatchObject({ next: undefined, leaves: { title: 'Malware' } });
  });

  it('goes back where a branch leads back', () => {
    expect(reopenedBy(flow, 'spreads', 'cut')).toEqual(['cut', 'spreads']);
    expect(reopenedBy(flow, 'spreads', 'last')).toEqual([]);
    expect(reopenedBy(flow, 'spreads', undefined)).toEqual([]);
    expect(reopenedBy(flow, 'spreads', 'spreads')).toEqual(['spreads']);
  });
});

describe('a phase', () => {
  const [identify] = flow.phases;
  const all = ['first', 'file/open', 'file/name'].map((step) => ({ kind: 'tick' as const, step }));
  const decided = { kind: 'decide' as const, step: 'real', answer: 'Yes' };

  it('is not over until its exit criteria are met', () => {
    const of = (run: typeof emptyRun) => {
      const state = stateOf(run);
      return progressOf(flow, identify!, state, pathOf(flow, state));
    };
    expect(of(runOf(...all, decided))).toEqual({
      done: 4,
      all: 4,
      openCriteria: ['Two signs agree.'],
      over: false,
    });
    const met = {
      kind: 'criterion' as const,
      step: 'identification',
      note: 'Two signs agree.',
      answer: 'met',
    };
    expect(of(runOf(...all, decided, met))).toMatchObject({ openCriteria: [], over: true });
    expect(of(runOf(...all, met))).toMatchObject({ done: 3, all: 4, over: false });
  });

  it('counts no step that an answer skips, unless somebody did it anyway', () => {
    const [, contain] = flow.phases;
    const quiet = [...all, decided, { kind: 'decide' as const, step: 'spreads', answer: 'No' }];
    const count = (run: typeof emptyRun) => {
      const state = stateOf(run);
      const { done, all } = progressOf(flow, contain!, state, pathOf(flow, state));
      return `${done} of ${all}`;
    };
    expect(count(runOf(...quiet))).toBe('1 of 3');
    expect(count(runOf(...quiet, { kind: 'tick', step: 'links' }))).toBe('2 of 4');
  });
});

describe('a due time', () => {
  const due = (run: typeof emptyRun, id: string) => {
    const at = dueOf(node(id), run, reachedIn(flow, run));
    return at === undefined ? undefined : new Date(at).toISOString();
  };

  it('counts from time zero, and inside a block from where the run came to it', () => {
    const run = runOf({ kind: 'tick', step: 'first', minutes: 7 });
    expect(due(run, 'cut')).toBe('2026-11-24T03:00:00.000Z');
    expect(due(run, 'file/open')).toBe('2026-11-24T02:17:00.000Z');
    expect(due(run, 'last')).toBeUndefined();
  });

  it('counts in a block from the first step that somebody does there out of order', () => {
    const run = runOf(
      { kind: 'tick', step: 'file/name', minutes: 3 },
      { kind: 'tick', step: 'first', minutes: 9 },
    );
    expect(due(run, 'file/open')).toBe('2026-11-24T02:13:00.000Z');
    expect(due(emptyRun, 'file/open')).toBeUndefined();
  });

  it('never depends on how the log ends: what was reached stays reached', () => {
    fc.assert(
      fc.property(anyRun, fc.nat(20), (run, cut) => {
        const kept = run.events.slice(0, cut);
        if (run.events.some(({ step }) => step === 'run:undo')) return;
        const before = reachedIn(flow, { ...run, events: kept });
        const whole = reachedIn(flow, run);
        for (const [id, at] of before.steps) expect(whole.steps.get(id)).toBe(at);
        for (const [id, at] of before.blocks) expect(whole.blocks.get(id)).toBe(at);
      }),
    );
  });

  it('is late in words once a minute has passed', () => {
    const at = Date.parse(after(35));
    expect(late(at, at + 59_000)).toBeUndefined();
    expect(late(at, at + 8 * 60_000)).toBe('8 min late');
    expect(late(at, at + 125 * 60_000)).toBe('2 h 5 min late');
    expect(late(at, at + 72 * 3_600_000)).toBe('3 days late');
    expect(late(undefined, at)).toBeUndefined();
  });
});

describe('times', () => {
  it('are said in UTC, elapsed past a day, and never below zero', () => {
    expect(elapsed(43 * 60_000 + 8000)).toBe('00:43:08');
    expect(elapsed(123 * 3_600_000)).toBe('123:00:00');
    expect(elapsed(-5000)).toBe('00:00:00');
    expect(inFull('2026-11-24T02:44:08Z')).toBe('24 Nov 2026, 02:44 UTC');
    expect([span(0), span(3_600_000), span(47 * 3_600_000)]).toEqual(['0 min', '1 h', '47 h']);
  });

  it('of the next update follow the severity and the last one given', () => {
    expect(nextUpdate(emptyRun, stateOf(emptyRun), facts)?.due).toBe(Date.parse(after(60)));
    const told = runOf({ kind: 'log', step: 'run:update', note: 'Update given', minutes: 20 });
    expect(nextUpdate(told, stateOf(told), facts)?.due).toBe(Date.parse(after(80)));
    const closed = runOf({ kind: 'close' });
    expect(nextUpdate(closed, stateOf(closed), facts)).toBeUndefined();
  });
});

describe('a page that changed since the run started', () => {
  it('says which steps are new, reworded and gone; a step that only moved is none of them', () => {
    const steps = Object.fromEntries(ids.map((id, at) => [id, `9.${at} ${node(id).title}`]));
    expect(changesSince({ steps }, flow)).toEqual({ added: [], reworded: [], gone: [] });
    const { first: _, ...without } = steps;
    const other = { ...without, cut: '2.1 Pull the plug', old: '3.1 Old step' };
    expect(changesSince({ steps: other }, flow)).toEqual({
      added: ['first'],
      reworded: ['cut'],
      gone: ['3.1 Old step'],
    });
  });

  it('takes no name of an object for a step', () => {
    const strange = { ...flow, nodes: [{ ...node('first'), id: 'constructor' }] };
    expect(changesSince({ steps: {} }, strange).added).toEqual(['constructor']);
  });
});

describe('a codename', () => {
  it('is suggested by the number of incidents, never one in use', () => {
    expect(suggestCodename([])).toBe('Anvil');
    expect(suggestCodename(['Heron'])).toBe('Badger');
    expect(suggestCodename(['badger'])).toBe('Cedar');
    fc.assert(
      fc.property(fc.array(fc.constantFrom('Anvil', 'Badger', 'Cedar', 'Dahlia')), (taken) => {
        expect(taken).not.toContain(suggestCodename(taken));
      }),
    );
  });

  it('is still suggested when all names are in use', () => {
    const taken: string[] = [];
    for (let at = 0; at < 90; at++) taken.push(suggestCodename(taken));
    expect(new Set(taken).size).toBe(90);
  });
});
