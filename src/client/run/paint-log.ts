import { element } from '#client/search-element.ts';
import { inFull, timeOfDay } from './clock.ts';
import { about } from './event.ts';
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
  const undone = undoneIn(run.events);
  const list = element('ol', 'log');
  let day = run.started.slice(0, 10);
  // The line that declares says severity and role: their own first events would only repeat it.
  const shown = run.events.filter(({ kind, step }) => kind === 'log' || step !== about.start);
  const lines = shown.flatMap((event) => {
    const time = element('time', '', timeOfDay(event.at));
    time.dateTime = event.at;
    const words = sentence(event, run);
    const line = element(
      'li',
      '',
      time,
      undone.has(event.id) ? element('s', '', words) : element('span', '', words),
    );
    const today = event.at.slice(0, 10);
    if (today === day) return [line];
    day = today;
    return [element('li', 'day', inFull(event.at).split(',')[0] ?? ''), line];
  });
  list.append(...lines.slice(-most).reverse());
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
