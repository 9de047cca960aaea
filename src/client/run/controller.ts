import { buildBar } from './bar.ts';
import { openStore } from './device-store.ts';
import type { LogKind } from './event.ts';
import { askForExport } from './export-dialog.ts';
import { asideNotices } from './keep.ts';
import { wireKeys } from './keys.ts';
import { askForLine } from './log-dialog.ts';
import { menuOf, updateGiven } from './menu.ts';
import { momentOf, type Moment } from './moment.ts';
import { showMore } from './more-dialog.ts';
import { buildNotices, type Notice } from './notices.ts';
import { openFile } from './open-file.ts';
import { readPage } from './page.ts';
import { paint } from './paint.ts';
import { paintSteps } from './paint-steps.ts';
import { askForAwareness } from './questions.ts';
import { applyReading, readingOf, writeReading, type Reading } from './reading.ts';
import { openSession } from './session.ts';
import { lastOpen, lookAt } from './shelf.ts';
import { askForStart } from './start-dialog.ts';
import type { Stored } from './store.ts';
import { decide, wireTicks } from './ticks.ts';
import { storedNotices, warningsOf } from './warnings.ts';
import { stepTitle } from './words.ts';

/** Run mode of one page: what a reader can make it do from outside. */
export interface Controller {
  start: () => void;
}

const now = () => Date.now();

/** The page of a run's playbook, beside this one: also in a copy that is opened from files. */
function addressOf({ run }: Stored): string {
  return `../${run.procedure}/${location.pathname.endsWith('index.html') ? 'index.html' : ''}`;
}

/** Takes over the page: paints it after every change, and shows the open run that was shown last. */
export async function takeOver(): Promise<Controller | undefined> {
  let reading = readingOf(location.search);
  applyReading(reading);
  let page = readPage();
  if (!page) return undefined;
  const name = document.body.dataset['store'] ?? 'watchbill';
  const store = await openStore(name);
  let shelf = await lookAt(store);
  let moment: Moment | undefined;
  let told: Notice | undefined;

  const session = openSession({
    ...{ store, channel: name, now },
    // Another tab may have cleared it: what lies on the device is not what it was.
    changed: () => (session.stored ? repaint() : void look()),
  });
  const acts = { moment: () => moment, add: session.add };
  const save = { stored: () => session.stored, exported: session.exported, cacao: 'cacao.json' };
  const saveLog = () => askForExport(save);
  const look = async () => {
    shelf = await lookAt(store);
    const same = shelf.runs.find(({ run }) => run.id === session.stored?.run.id);
    if (same) session.take(same);
    else repaint();
  };
  const tell = (words: string) => {
    told = { id: 'told', words, hides: true };
    passTime();
  };
  const askAbout = (id: string, kind: LogKind) => {
    const about = moment && { id, title: stepTitle(moment.run, id) };
    askForLine({ now: now(), add: session.add, about, kind });
  };
  const note = (id: string) => askAbout(id, 'done');
  const bar = buildBar(page.bar, {
    log: () => askForLine({ now: now(), add: session.add }),
    export: saveLog,
    more: () => void look().then(more),
    clear: () => askForExport({ ...save, clear: session.clear }),
  });
  const notices = buildNotices(page.bar);

  const repaint = () => {
    const { stored, trouble } = session;
    moment = stored && page && momentOf(stored.run, page);
    bar.paint(moment);
    paint(moment, now(), !trouble, {
      decide: (id, answer) => decide(acts, id, answer),
      why: (id) => askAbout(id, 'decided'),
      note,
      awareness: () => moment && askForAwareness(moment, now(), session.add),
    });
    passTime();
  };
  /** What changes by time alone. */
  const passTime = () => {
    bar.tick(now());
    paintSteps(moment, now(), note);
    notices([
      ...asideNotices(store, shelf.asides, () => void look()),
      ...(told ? [told] : []),
      ...(moment
        ? warningsOf(session, moment, now(), { export: saveLog, updated: () => session.add(updateGiven) })
        : storedNotices(shelf, page?.procedure ?? '', go)),
    ]);
  };

  /** Shows a run: here, or on the page of its playbook. */
  const go = (stored: Stored) => {
    told = undefined;
    if (stored.run.procedure === page?.procedure) session.show(stored);
    else if (store.lasting)
      void store.put({ ...stored, shown: now() }).then(() => location.assign(addressOf(stored)));
    else
      tell(`${stored.run.codename} belongs to the playbook "${stored.run.procedure}". Open the file there.`);
  };
  const open = () =>
    openFile(
      (run) =>
        void store
          .put({ run, exported: run.events.length, shown: now() })
          .then(go, () => tell('The run log cannot be kept: this device gives no more storage.')),
      tell,
    );
  const start = (from?: Stored) => {
    if (page)
      askForStart({
        ...{ page, now, reading, from: from?.run, taken: shelf.runs.map(({ run }) => run.codename) },
        begin: (head, drafts, shows) => {
          read(shows);
          session.begin(head, drafts);
          bar.focus();
        },
      });
  };
  const read = (next: Reading) => {
    reading = next;
    writeReading(next);
    applyReading(next);
    page = readPage();
    repaint();
  };
  const more = () => {
    if (moment)
      showMore({
        moment,
        groups: menuOf(moment, { session, now, reading, read, export: saveLog, start: () => start(), open }),
        others: shelf.runs.filter(({ run }) => run.id !== moment?.run.id),
        show: go,
      });
  };

  wireTicks(acts);
  wireKeys({ moment: acts.moment, log: () => askForLine({ now: now(), add: session.add }) });
  const last = lastOpen(shelf, page.procedure);
  const from = new URLSearchParams(location.search).get('from');
  if (last) session.show(last);
  else repaint();
  const before = shelf.runs.find(({ run }) => run.id === from);
  if (before && !last) start(before);
  setInterval(() => bar.tick(now()), 1000);
  setInterval(passTime, 15_000);
  // What a tab did while this one slept.
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void look();
  });
  addEventListener('beforeunload', (event) => {
    const { stored, trouble } = session;
    if (stored && trouble && stored.exported < stored.run.events.length) event.preventDefault();
  });
  return { start: () => void look().then(() => start()) };
}
