import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { about } from '#client/run/event.ts';
import { openSession } from '#client/run/session.ts';
import { lastOpen, lookAt } from '#client/run/shelf.ts';
import { stateOf } from '#client/run/state.ts';
import { memoryStore, packed, unpacked, type Store } from '#client/run/store.ts';
import { emptyRun, runOf } from './written.ts';

const start = Date.parse(emptyRun.started);
let at = start;

beforeEach(() => {
  at = start;
  // Each session is alone: tabs that hear each other are tried in a real browser.
  vi.stubGlobal('BroadcastChannel', undefined);
});
afterEach(() => vi.unstubAllGlobals());

function open(store: Store = memoryStore()) {
  const changed = vi.fn<() => void>();
  const session = openSession({ store, channel: 'test', now: () => at, changed });
  const { events: _, ...head } = emptyRun;
  session.begin(head, [{ kind: 'role', step: about.start, role: 'scribe' }]);
  return { session, changed, store };
}
const settle = () => new Promise((resolve) => void setTimeout(resolve, 0));
const events = (session: ReturnType<typeof open>['session']) => session.stored?.run.events ?? [];

describe('a session', () => {
  it('numbers, stamps and signs what is added, and tells the page at once', () => {
    const { session, changed } = open();
    at += 90_000;
    session.add({ kind: 'tick', step: 'first' }, { kind: 'log', note: 'Seen', logKind: 'seen' });
    const last = events(session).slice(-2);
    expect(last.map(({ id }) => id.slice(0, 6))).toEqual(['000002', '000003']);
    expect(last.map(({ at: time }) => time)).toEqual(['2026-11-24T02:01:30Z', '2026-11-24T02:01:30Z']);
    expect(last.map(({ role }) => role)).toEqual(['scribe', 'scribe']);
    expect(changed).toHaveBeenCalledTimes(2);
  });

  it('signs with the role that holds, not with one that was undone', () => {
    const { session } = open();
    session.add({ kind: 'role', role: 'legal' });
    session.undo();
    session.add({ kind: 'tick', step: 'first' });
    expect(events(session).at(-1)?.role).toBe('scribe');
  });

  it('keeps the time of a line that was opened before it was written', () => {
    const { session } = open();
    at += 600_000;
    session.add({ kind: 'log', note: 'Earlier', at: '2026-11-24T02:03:00Z' });
    session.add({ kind: 'tick', step: 'first' });
    expect(events(session).map(({ step }) => step)).not.toContain(about.clock);
  });

  it('says once that the clock went back, and keeps the order', () => {
    const { session } = open();
    at -= 1_800_000;
    session.add({ kind: 'tick', step: 'first' });
    session.add({ kind: 'tick', step: 'cut' });
    expect(events(session).map(({ step }) => step)).toEqual([about.start, about.clock, 'first', 'cut']);
    expect(events(session)[1]?.note).toContain('01:30 UTC, before the last line (24 Nov 2026, 02:00 UTC)');
  });

  it('writes to the store, and takes what another tab has written there', async () => {
    const { session, store } = open();
    const stored = session.stored;
    if (!stored) throw new Error('nothing is stored');
    await settle();
    const other = {
      ...stored,
      run: {
        ...stored.run,
        events: [...stored.run.events, ...runOf({ kind: 'close' }, { kind: 'close' }).events.slice(1)],
      },
    };
    await store.put(other);
    session.add({ kind: 'tick', step: 'first' });
    await settle();
    expect(
      events(session)
        .map(({ kind }) => kind)
        .toSorted(),
    ).toEqual(['close', 'role', 'tick']);
    expect((await store.all())[0]?.run.events).toEqual(events(session));
  });

  it('says when the store is full, keeps the run, and says no more once it is written', async () => {
    const store = memoryStore();
    let full = true;
    const { session } = open({
      ...store,
      lasting: true,
      put: (stored) => (full ? Promise.reject(new Error('full')) : store.put(stored)),
    });
    await settle();
    expect(session.trouble).toBe('full');
    full = false;
    session.add({ kind: 'tick', step: 'first' });
    await settle();
    expect(session.trouble).toBeUndefined();
    expect((await store.all())[0]?.run.events).toHaveLength(2);
  });

  it('clears nothing that holds lines it has not seen', async () => {
    const { session, store } = open();
    const stored = session.stored;
    if (!stored) throw new Error('nothing is stored');
    await settle();
    const more = runOf({ kind: 'close' }, { kind: 'close' }).events.slice(1);
    await store.put({ ...stored, run: { ...stored.run, events: [...stored.run.events, ...more] } });
    expect(await session.clear()).toBe(false);
    expect(await store.all()).toHaveLength(1);
    const [whole] = await store.all();
    if (whole) session.take(whole);
    expect(await session.clear()).toBe(true);
    expect(await store.all()).toEqual([]);
  });
});

describe('what lies on a device', () => {
  it('comes back as it was packed, and is read with the same suspicion as a file', () => {
    const stored = { run: runOf({ kind: 'tick', step: 'first' }), exported: 1, shown: 5 };
    expect(unpacked(packed(stored))).toEqual(stored);
    expect(() => unpacked({ run: stored.run })).toThrow('This is no run log');
    expect(() => unpacked(undefined)).toThrow('an object is expected');
  });

  it('goes on with the open run that was shown last', async () => {
    const store = memoryStore();
    const put = (id: string, shown: number, closed = false) => {
      const run = closed ? runOf({ kind: 'close' }) : runOf({ kind: 'tick', step: 'first' });
      return store.put({ run: { ...run, id }, exported: 0, shown });
    };
    await put('older-one', 1);
    await put('newer-one', 2);
    await put('closed-one', 3, true);
    const shelf = await lookAt(store);
    expect(lastOpen(shelf, 'ransomware')?.run.id).toBe('newer-one');
    expect(lastOpen(shelf, 'phishing')).toBeUndefined();
    expect(shelf.runs.filter(({ run }) => stateOf(run).closed)).toHaveLength(1);
  });
});
