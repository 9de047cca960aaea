import type { Run } from './event.ts';
import {
  holdsAll,
  memoryStore,
  mergeStored,
  packed,
  unpacked,
  type Aside,
  type Store,
  type Stored,
} from './store.ts';

/** The store of this device, or of this page only where the browser refuses one. */
export async function openStore(name: string): Promise<Store> {
  try {
    const store = deviceStore(await open(name));
    // A store that cannot be read is none.
    await store.all();
    return store;
  } catch {
    return memoryStore();
  }
}

/** Keys begin with the playbook: whether one has runs is a count. */
const keyOf = ({ procedure, id }: Run) => `${procedure} ${id}`;

function deviceStore(db: IDBDatabase): Store {
  const write = <T>(work: (runs: IDBObjectStore, aside: IDBObjectStore) => Promise<T>) => {
    // Strict: an incident's log is on the disk before the next line is written.
    const change = db.transaction(['runs', 'aside'], 'readwrite', { durability: 'strict' });
    return committed(change, work(change.objectStore('runs'), change.objectStore('aside')));
  };
  /** What a key holds. What cannot be read is moved aside, as it is. */
  const take = async (runs: IDBObjectStore, aside: IDBObjectStore, key: IDBValidKey) => {
    const raw = await result<unknown>(runs.get(key));
    if (raw === undefined) return undefined;
    try {
      return unpacked(raw);
    } catch {
      await result(aside.add(raw));
      await result(runs.delete(key));
      return undefined;
    }
  };
  return {
    lasting: true,
    all: () =>
      write(async (runs, aside) => {
        const found: Stored[] = [];
        for (const key of await result(runs.getAllKeys())) {
          const stored = await take(runs, aside, key);
          if (stored) found.push(stored);
        }
        return found;
      }),
    put: (stored) =>
      write(async (runs, aside) => {
        const known = await take(runs, aside, keyOf(stored.run));
        const merged = known ? mergeStored(known, stored) : stored;
        await result(runs.put(packed(merged), keyOf(stored.run)));
        return merged;
      }),
    remove: (run) =>
      write(async (runs, aside) => {
        if (!holdsAll(run, await take(runs, aside, keyOf(run)))) return false;
        await result(runs.delete(keyOf(run)));
        return true;
      }),
    aside: () =>
      write(async (_, aside) => {
        const keys = await result(aside.getAllKeys());
        const raws = await result<unknown[]>(aside.getAll());
        return keys.map((key, at): Aside => ({ key: Number(key), raw: raws[at] }));
      }),
    forget: (key) =>
      write(async (_, aside) => {
        await result(aside.delete(key));
      }),
  };
}

function open(name: string): Promise<IDBDatabase> {
  const opening = indexedDB.open(name, 1);
  opening.addEventListener('upgradeneeded', () => {
    opening.result.createObjectStore('runs');
    opening.result.createObjectStore('aside', { autoIncrement: true });
  });
  return result(opening).then((db) => {
    db.addEventListener('versionchange', () => db.close());
    return db;
  });
}

function result<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('storage failed')));
  });
}

/** The value of some work, once it is on the disk. */
async function committed<T>(change: IDBTransaction, work: Promise<T>): Promise<T> {
  const done = new Promise<void>((resolve, reject) => {
    change.addEventListener('complete', () => resolve());
    change.addEventListener('abort', () => reject(change.error ?? new Error('storage failed')));
  });
  // The work's own failure is the one to tell; the transaction's follows from it.
  done.catch(() => undefined);
  const value = await work;
  await done;
  return value;
}
