import { element } from '#client/search-element.ts';
import { inFull } from './clock.ts';
import { openBox } from './dialog.ts';
import { undoable } from './state.ts';
import type { Moment } from './moment.ts';
import type { Stored } from './store.ts';
import { roleWords, sentence } from './words.ts';

export interface Choice {
  words: string;
  press: () => void;
  off?: boolean;
}

interface Ask {
  moment: Moment;
  /** Choices under a heading. */
  groups: readonly { title: string; choices: readonly Choice[] }[];
  others: readonly Stored[];
  /** Shows another run: here, or by going to its page. */
  show: (stored: Stored) => void;
}

/** Everything a run can do that is not needed every minute. A choice closes the dialog before it acts. */
export function showMore({ moment, groups, others, show }: Ask): void {
  const { run, state } = moment;
  const facts = `${state.severity}. Time zero ${inFull(run.started)}. This device acts as ${roleWords(state.role)}.`;
  const leave = element('button', 'btn sec-btn', 'Close');
  const button = ({ words, press, off = false }: Choice) => {
    const made = element('button', 'row', words);
    Object.assign(made, { type: 'button', disabled: off });
    made.addEventListener('click', () => {
      box.close();
      press();
    });
    return element('li', '', made);
  };
  const all = [
    ...groups,
    {
      title: 'Other incidents on this device',
      choices: others.map((stored) => ({
        words: `${stored.run.codename}, ${stored.run.procedure.replaceAll('-', ' ')}, since ${inFull(stored.run.started)}`,
        press: () => show(stored),
      })),
    },
  ].filter(({ choices }) => choices.length > 0);
  const box = openBox(run.codename, [
    element('p', 'label', facts),
    ...all.flatMap(({ title, choices }) => [
      element('h3', '', title),
      element('ul', 'choices', ...choices.map(button)),
    ]),
    element('div', 'acts', leave),
  ]);
  box.dialog.classList.add('more');
}

/** The words of Undo: what it would take back. */
export function undoChoice({ run }: Moment): string | undefined {
  const event = undoable(run.events);
  if (!event) return undefined;
  const words = sentence(event, run);
  return `Undo: ${words.length > 70 ? `${words.slice(0, 70)}…` : words}`;
}
