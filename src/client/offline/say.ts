import { copyOf } from './shelf.ts';
import { facts, version } from './this-copy.ts';
import { whyNot } from './unsaved.ts';
import { worker, type Reader } from './worker-scope.ts';

/** What a page shows in its foot: what it is, what is new, and what pressing the button is called. */
type Said = [fact: string | undefined, news?: string, button?: string];

const size = `${facts.pages} pages, ${(facts.bytes / 1e6).toFixed(1)} MB`;

/** Tells one page about the copy. `served`: a worker had a hand in its loading. */
export async function greet(reader: Reader, served: boolean): Promise<void> {
  if ((await copyOf(reader.id)) !== version) tell(reader, ready);
  else if (served) tell(reader, [`Offline copy, content as of ${facts.asOf}, ${size}.`]);
  else tell(reader, saved);
}

/** Tells every page, each what it is to it. */
export async function tellAll(): Promise<void> {
  for (const reader of await everybody()) await greet(reader, false);
}

/** How far saving has come: at the start and at each quarter, for it is read out. */
export function progress(): (files: number) => void {
  let told = -1;
  return (files) => {
    const quarter = Math.floor((4 * files) / facts.files);
    if (quarter === told) return;
    told = quarter;
    const what = worker.registration.active ? 'Saving a newer copy' : 'Saving for offline use';
    void announce(`${what}, ${files} of ${facts.files} files.`);
  };
}

/** Says why a copy was not saved; the one in use stays. */
export async function tellWhy(error: unknown): Promise<void> {
  const what = worker.registration.active ? 'A newer copy could not be saved' : 'Not saved for offline use';
  await announce(`${what}: ${whyNot(error)}.`);
}

const saved: Said = [undefined, `Saved for offline use, ${size}.`];
const ready: Said = [undefined, `A newer copy is ready, content as of ${facts.asOf}.`, 'Show it'];

async function announce(news: string): Promise<void> {
  for (const reader of await everybody()) tell(reader, [undefined, news]);
}

function tell(reader: Reader, said: Said): void {
  reader.postMessage(said);
}

function everybody(): Promise<Reader[]> {
  return worker.clients.matchAll({ includeUncontrolled: true, type: 'window' });
}
