import type { CopyList } from './copy.ts';
import { prefix, version } from './this-copy.ts';
import { home, worker } from './worker-scope.ts';

/** What a copy knows once it was in use. */
interface Marks {
  /** Grows with every copy that comes into use. */
  turn: number;
  /** Pages that were opened from an earlier copy, and which: they are served from that one until they close. */
  readers: Record<string, string>;
}

export const open = (copy: string) => caches.open(prefix + copy);

/** Versions of every copy of this portal, whole or not. */
export async function copies(): Promise<string[]> {
  const names = await caches.keys();
  return names.filter((name) => name.startsWith(prefix)).map((name) => name.slice(prefix.length));
}

/** A file as a copy holds it. */
export function keptIn(copy: string, path: string): Promise<Response | undefined> {
  // By name: opening a cache that is not there would make one.
  return caches.match(home + path, { cacheName: prefix + copy });
}

/** The list of a copy. */
export async function listOf(copy: string): Promise<CopyList | undefined> {
  return (await (await keptIn(copy, 'offline.json'))?.json()) as CopyList | undefined;
}

async function marksOf(copy: string): Promise<Marks | undefined> {
  return (await (await keptIn(copy, 'sw.marks'))?.json()) as Marks | undefined;
}

async function mark(marks: Marks): Promise<void> {
  await (await open(version)).put(`${home}sw.marks`, Response.json(marks));
}

let known: Promise<Marks> | undefined;
const marks = () => (known ??= marksOf(version).then((found) => found ?? { turn: 0, readers: {} }));

/** The copy a page was opened from. */
export async function copyOf(reader: string): Promise<string> {
  return (await marks()).readers[reader] ?? version;
}

/** A worker that a page starts belongs to the page's copy. */
export async function sameCopy(reader: string, copy: string): Promise<void> {
  if (copy === version || !reader) return;
  const now = await marks();
  now.readers[reader] = copy;
  await mark(now);
}

/** Puts this copy into use: pages that are open now stay with the copy they came from. */
export async function takeTurn(): Promise<void> {
  const used: { copy: string; turn: number; readers: Marks['readers'] }[] = [];
  for (const copy of await copies()) {
    const found = await marksOf(copy);
    if (found) used.push({ copy, ...found });
  }
  const last = used.toSorted((a, b) => b.turn - a.turn)[0];
  const readers: Marks['readers'] = {};
  // The same copy under a new worker changes nothing for anybody.
  const before = last?.copy === version ? undefined : last?.copy;
  for (const { id } of await worker.clients.matchAll({ type: 'all' })) {
    const from = last?.readers[id] ?? before;
    if (from !== undefined && from !== version) readers[id] = from;
  }
  const now = { turn: (last?.turn ?? 0) + 1, readers };
  known = Promise.resolve(now);
  await mark(now);
}

/**
 * Removes earlier copies nobody reads any more; with `halves` also what attempts that failed left behind. While
 * another copy is on its way, all stay.
 */
export async function tidy(halves: boolean): Promise<void> {
  const { installing, waiting } = worker.registration;
  if (installing || waiting) return;
  const here = await worker.clients.matchAll({ type: 'all', includeUncontrolled: true });
  const open = new Set(here.map(({ id }) => id));
  const { turn, readers } = await marks();
  const read = new Set(Object.keys(readers).flatMap((id) => (open.has(id) ? [readers[id]] : [])));
  for (const copy of await copies()) {
    if (copy === version || read.has(copy)) continue;
    const marked = await marksOf(copy);
    if (marked ? marked.turn < turn : halves) await caches.delete(prefix + copy);
  }
}
