import type { Moment } from './moment.ts';
import type { Notice } from './notices.ts';
import { timeOfDay } from './clock.ts';
import type { Session } from './session.ts';
import { nextUpdate } from './updates.ts';
import type { Shelf } from './shelf.ts';
import { stateOf } from './state.ts';
import type { Stored } from './store.ts';
import { counted } from './words.ts';

/** Time after which one person on a grave incident is told to call another. */
const aloneFor = 5 * 60_000;

interface Acts {
  export: () => void;
  updated: () => void;
}

/** What must be said above the bar right now, worst first. */
export function warningsOf(
  { stored, trouble }: Pick<Session, 'stored' | 'trouble'>,
  moment: Moment,
  at: number,
  acts: Acts,
): Notice[] {
  const { run, changes, state, page } = moment;
  const out: Notice[] = [];
  const save = { words: 'Export log', press: acts.export };
  if (trouble === 'full')
    out.push({
      id: 'full',
      words: 'The last lines are not saved: this device gives no more storage. Export the log now.',
      act: save,
    });
  if (trouble === 'blocked' || location.protocol === 'file:') {
    const unsaved = run.events.slice(stored?.exported ?? 0).filter(({ kind }) => kind === 'tick').length;
    const fives = Math.floor(unsaved / 5) * 5;
    const where =
      trouble === 'blocked'
        ? 'Nothing is saved: this browser blocks storage. The log is lost with this page.'
        : 'The log is kept in this browser only.';
    const ask = fives > 0 ? ` ${counted(fives, 'tick')} since the last export.` : '';
    out.push({ id: 'blocked', words: where + ask, act: save, hides: fives === 0 });
  }
  const clock = run.events.findLast(({ step }) => step === 'run:clock');
  if (clock?.note) out.push({ id: 'clock', words: clock.note, hides: true });
  const changed = [
    ...(changes.added.length > 0 ? [`${changes.added.length} new`] : []),
    ...(changes.reworded.length > 0 ? [`${changes.reworded.length} reworded`] : []),
    ...(changes.gone.length > 0 ? [`gone: ${changes.gone.join('; ')}`] : []),
  ];
  if (changed.length > 0)
    out.push({
      id: 'changed',
      words: `This list changed since you started: ${changed.join(', ')}.`,
      hides: true,
    });
  else if (run.contentVersion !== page.version)
    out.push({
      id: 'changed',
      words: 'The text of this page changed since you started. The steps are the same.',
      hides: true,
    });
  const grave = state.severity === 'SEV1' || state.severity === 'SEV2';
  const others = new Set(run.events.flatMap(({ role }) => role ?? [])).size > 1;
  if (grave && !others && !state.closed && at - Date.parse(run.started) >= aloneFor)
    out.push({
      id: 'alone',
      words: `Alone on a ${state.severity}: call a second person now. You coordinate until you are relieved.`,
      hides: true,
    });
  const update = nextUpdate(run, state, page);
  if (update && at >= update.due)
    out.push({
      id: 'update',
      // Without the minutes that pass: a screen reader would say it again with each.
      words: `Update due since ${timeOfDay(update.due)} UTC.`,
      act: { words: 'Update given', press: acts.updated },
    });
  return out;
}

/** While no run is shown: those of this playbook that are still on this device, and open ones of any other. */
export function storedNotices({ runs }: Shelf, procedure: string, show: (stored: Stored) => void): Notice[] {
  return runs.flatMap((stored) => {
    const { run } = stored;
    const { closed } = stateOf(run);
    const here = run.procedure === procedure;
    if (!here && closed) return [];
    const words = here
      ? `${run.codename} is ${closed ? 'closed' : 'open'} and still on this device.`
      : `${run.codename} is open in the playbook "${run.procedure.replaceAll('-', ' ')}".`;
    return [{ id: run.id, words, act: { words: 'Show it', press: () => show(stored) } }];
  });
}
