import type { Severity } from '#lib/model/vocabulary.ts';
import { element } from '#client/search-element.ts';
import { inFull } from './clock.ts';
import { acts, choices, labelled, openBox } from './dialog.ts';
import { about, stamp } from './event.ts';
import { progressOf } from './flow.ts';
import type { Moment } from './moment.ts';
import type { Draft } from './session.ts';
import { pieces } from './text.ts';

type Add = (...drafts: Draft[]) => void;

const area = () => {
  const field = element('textarea');
  field.rows = 2;
  return field;
};

/** The rest of a reason that is longer than one line of the log. */
const further = (note: string): Draft => ({ kind: 'log', logKind: 'decided', note });

/** Asks for another severity, and why. */
export function askForSeverity({ state }: Moment, add: Add): void {
  const badge = (id: Severity) => element('span', `sev ${id.toLowerCase()}`, id);
  const chosen = choices(
    'Severity now',
    (['SEV1', 'SEV2', 'SEV3', 'SEV4'] as const).map((value) => ({ value, words: [badge(value)] })),
    state.severity,
  );
  const why = area();
  openBox('Change severity', [chosen.node, ...labelled('Why?', why), acts('Save')], () => {
    const answer = chosen.value();
    const [note = '', ...more] = pieces(why.value);
    if (answer !== state.severity) add({ kind: 'severity', answer, note }, ...more.map(further));
    return undefined;
  });
}

/** Asks who acts from this device from now on. The roles are those of the start dialog. */
export function askForRole({ state }: Moment, add: Add): void {
  const field = element('select', 'field');
  for (const option of document.querySelectorAll<HTMLOptionElement>('#run-role option'))
    field.append(new Option(option.text, option.value, false, option.value === state.role));
  openBox('You act as', [...labelled('From now on, lines of this device carry', field), acts('Save')], () => {
    if (field.value !== state.role) add({ kind: 'role', role: field.value });
    return undefined;
  });
}

/** Asks when we became aware: legal clocks count from there. */
export function askForAwareness({ run, state }: Moment, now: number, add: Add): void {
  const field = element('input', 'field');
  const most = stamp(now).slice(0, 16);
  Object.assign(field, { type: 'datetime-local', required: true, max: most });
  field.value = (state.awareness ?? run.started).slice(0, 16);
  const what = 'The minute we knew with reasonable certainty. Not legal advice: legal confirms it.';
  openBox(
    'Awareness time',
    [element('p', 'label', what), ...labelled('Aware since, in UTC', field), acts('Save')],
    () => {
      if (!field.value) return false;
      const answer = `${field.value.slice(0, 16)}:00Z`;
      add({
        kind: 'log',
        logKind: 'decided',
        step: about.awareness,
        answer,
        note: `Aware since ${inFull(answer)}`,
      });
      return undefined;
    },
  );
}

/** Asks to close: with every exit criterion met at once, else with a reason. */
export function askForClose(moment: Moment, add: Add): void {
  const { page, state, path } = moment;
  const all = page.flow.phases.map((phase) => progressOf(page.flow, phase, state, path));
  const criteria = all.flatMap(({ openCriteria }) => openCriteria);
  const steps = all.reduce((sum, phase) => sum + phase.all - phase.done, 0);
  const why = area();
  why.required = criteria.length > 0;
  openBox(
    'Close the incident',
    [
      element(
        'p',
        '',
        `${steps} steps and decisions are open, ${criteria.length} exit criteria are not met.`,
      ),
      ...(criteria.length > 0
        ? [element('ul', '', ...criteria.map((words) => element('li', '', words)))]
        : []),
      ...labelled(
        criteria.length > 0 ? 'Why close now, and who owns what is open?' : 'Last words (optional)',
        why,
      ),
      acts('Close incident'),
    ],
    () => {
      const [note, ...more] = pieces(why.value);
      if (criteria.length > 0 && !note) return false;
      add({ kind: 'close', ...(note && { note }) }, ...more.map(further));
      return undefined;
    },
  );
}
