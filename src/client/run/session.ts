import { about, nextId, stamp, type Run, type RunEvent } from './event.ts';
import { inFull } from './clock.ts';
import { mergeStored, packed, unpacked, type Store, type Stored } from './store.ts';
import { stateOf, undoable } from './state.ts';
import { sentence } from './words.ts';

/** An event before it has a place in the log; `at` only when it happened before it is written. */
export type Draft = Omit<RunEvent, 'id' | 'at' | 'role'> & { at?: string; role?: string };

/** What keeps the log from being safe. */
export type Trouble = 'blocked' | 'full' | undefined;

/** The run this page shows, and its way to the store and to other tabs. */
export interface Session {
  readonly stored: Stored | undefined;
  readonly trouble: Trouble;
  /** Adds lines to the log. They are shown at once and written at once. */
  add: (...drafts: Draft[]) => void;
  undo: () => void;
  begin: (head: Omit<Run, 'events'>, drafts: Draft[]) => void;
  /** Shows another run; undefined shows none. */
  show: (stored: Stored | undefined) => void;
  /** Takes what the store or another tab has of this run. */
  take: (other: Stored) => void;
  exported: () => void;
  /** Removes the run from this device; false when another tab has added to it meanwhile. */
  clear: () => Promise<boolean>;
}

interface Needs {
  store: Store;
  channel: string;
  now: () => number;
  /** Called after every change, from here or from another tab. */
  changed: () => void;
}

/** Opens a session without a run. */
export function openSession({ store, channel, now, changed }: Needs): Session {
  // Six letters or digits that no other tab has.
  const writer = [...crypto.getRandomValues(new Uint8Array(6))]
    .map((byte) => (byte % 36).toString(36))
    .join('');
  let stored: Stored | undefined;
  let trouble: Trouble = store.lasting ? undefined : 'blocked';
  const tell = openChannel(channel, (data) => {
    const other = readQuietly(data);
    if (other) take(other);
    else if (data === stored?.run.id) {
      stored = undefined;
      changed();
    }
  });
  const take = (other: Stored) => {
    if (other.run.id !== stored?.run.id) return;
    stored = mergeStored(stored, other);
    changed();
  };

  const save = (next: Stored) => {
    stored = next;
    changed();
    tell(packed(next));
    store.put(next).then(
      (merged) => {
        if (trouble === 'full') trouble = undefined;
        take(merged);
      },
      () => {
        trouble = 'full';
        changed();
      },
    );
  };

  const add = (...drafts: Draft[]) => {
    if (!stored) return;
    const { run } = stored;
    const at = stamp(now());
    const events = [...run.events];
    const last = events.at(-1);
    const { role } = stateOf(run);
    const all =
      last && Date.parse(last.at) > Date.parse(at) + 2000 ? [clockBack(last.at, at), ...drafts] : drafts;
    for (const draft of all)
      events.push({ ...(role && { role }), ...draft, at: draft.at ?? at, id: nextId(events, writer) });
    save({ ...stored, run: { ...run, events } });
  };

  return {
    get stored() {
      return stored;
    },
    get trouble() {
      return trouble;
    },
    add,
    undo: () => {
      const event = stored && undoable(stored.run.events);
      if (!stored || !event) return;
      const note = `Undone: ${sentence(event, stored.run)}`.slice(0, 4000);
      add({ kind: 'log', logKind: 'done', step: about.undo, answer: event.id, note });
    },
    begin: (head, drafts) => {
      stored = { run: { ...head, events: [] }, exported: 0, shown: now() };
      add(...drafts);
    },
    show: (next) => {
      if (next) save({ ...next, shown: now() });
      else {
        stored = undefined;
        changed();
      }
    },
    take,
    exported: () => {
      if (stored) save({ ...stored, exported: stored.run.events.length });
    },
    clear: async () => {
      if (!stored) return false;
      const { run } = stored;
      if (!(await store.remove(run))) return false;
      stored = undefined;
      tell(run.id);
      changed();
      return true;
    },
  };
}

function clockBack(before: string, at: string): Draft {
  const note = `The clock of this device reads ${inFull(at)}, before the last line (${inFull(before)}). The order of the log is kept.`;
  return { kind: 'log', logKind: 'seen', step: about.clock, note };
}

/** A way to tell the other tabs of this portal; what they tell is `heard`. */
function openChannel(name: string, heard: (data: unknown) => void): (data: unknown) => void {
  try {
    const channel = new BroadcastChannel(name);
    channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => heard(data));
    return channel.postMessage.bind(channel);
  } catch {
    // No other tab can be reached: the store still merges.
    return () => undefined;
  }
}

function readQuietly(data: unknown): Stored | undefined {
  try {
    return unpacked(data);
  } catch {
    return undefined;
  }
}
