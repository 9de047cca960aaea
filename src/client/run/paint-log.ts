import { element } from '#client/search-element.ts';
import { inFull, timeOfDay } from './clock.ts';
import { about, type Run, type RunEvent } from './event.ts';
import type { Moment } from './moment.ts';
import { undoneIn } from './state.ts';
import { nextUpdate } from './updates.ts';
import { sentence } from './words.ts';

/** Lines shown; all are in the export. */
const most = 200;

/** The log beside the steps, newest line first. `undefined` takes it away. */
export function paintLog(moment: Moment | undefined, safe: boolean): void {
  const old = document.querySelector('.pbside .live');
  if (!moment) {
    old?.remove();
    return;
  }
  const { run, state, page } = moment;
  // The line that declares says severity and role: their own first events would only repeat it.
  const lines = run.events.filter(({ kind, step }) => kind === 'log' || step !== about.start);
  const newest = lines.slice(-most);
  const undone = undoneIn(run.events);
  const list = element('ol', 'log');
  for (const [index, event] of newest.entries()) {
    const before = newest[index - 1] ?? lines[lines.length - newest.length - 1];
    const firstOfDay = dayOf(event.at) !== dayOf(before?.at ?? run.started);
    list.prepend(...(firstOfDay ? [element('li', 'day', inFull(event.at).split(',')[0] ?? '')] : []));
    list.prepend(lineOf(event, run, undone.has(event.id)));
  }
  const update = nextUpdate(run, state, page);
  const label = (words: string) => element('p', 'label', words);
  const section = element(
    'section',
    'live',
    element('h2', '', `Log, ${run.codename}`),
    ...(update ? [label(`Next update by ${timeOfDay(update.due)} UTC, to ${update.tell}.`)] : []),
    list,
    ...(lines.length > most ? [label(`${lines.length - most} earlier lines are in the export.`)] : []),
    label(safe ? 'Kept on this device until exported.' : 'Kept until this page is closed. Export it.'),
  );
  section.id = 'run-log';
  if (old) old.replaceWith(section);
  else document.querySelector('.pbside #contacts')?.after(section);
}

function lineOf(event: RunEvent, run: Run, undone: boolean): HTMLElement {
  const time = element('time', '', timeOfDay(event.at));
  time.dateTime = event.at;
  const words = sentence(event, run);
  return element('li', '', time, undone ? element('s', '', words) : element('span', '', words));
}

function dayOf(at: string): string {
  return at.slice(0, 10);
}
