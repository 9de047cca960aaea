import { about } from './event.ts';
import { fileName } from './export-json.ts';
import { handoverNote, updateNote } from './handover.ts';
import { keysOn, switchKeys } from './keys.ts';
import type { Moment } from './moment.ts';
import { undoChoice, type Choice } from './more-dialog.ts';
import { showNote } from './note-dialog.ts';
import { askForAwareness, askForClose, askForRole, askForSeverity } from './questions.ts';
import { hasSolo, rolesHere, type Reading } from './reading.ts';
import { reviewStub } from './review-stub.ts';
import type { Session } from './session.ts';
import { roleWords } from './words.ts';

interface Acts {
  session: Pick<Session, 'add' | 'undo'>;
  now: () => number;
  reading: Reading;
  read: (reading: Reading) => void;
  export: () => void;
  start: () => void;
  open: () => void;
}

/** What More offers: notes to hand on, changes to the incident, and the device. */
export function menuOf(moment: Moment, acts: Acts): { title: string; choices: Choice[] }[] {
  const { run, page, state } = moment;
  const { add, undo } = acts.session;
  const open = !state.closed;
  const undoes = undoChoice(moment);
  const when = (shown: boolean, ...choices: Choice[]) => (shown ? choices : []);
  const note = (title: string, what: string, text: string, ending: string) =>
    showNote(title, what, text, fileName(run, ending));
  return [
    {
      title: 'Hand on',
      choices: [
        {
          words: 'Hand-over note',
          press: () =>
            note('Hand over', 'Read it back aloud', handoverNote(run, page, acts.now()), 'hand-over.md'),
        },
        ...when(open, {
          words: 'Update: conditions, actions, needs',
          press: () => note('Update', 'Say it, or paste it', updateNote(run, page, acts.now()), 'update.md'),
        }),
        ...when(open, { words: 'Log that an update was given', press: () => add(updateGiven) }),
        {
          words: 'Text for the review and its pull request',
          press: () =>
            note('After the incident', 'To paste into content/', reviewStub(run, page), 'review.md'),
        },
        { words: 'Export log', press: acts.export },
      ],
    },
    {
      title: 'This incident',
      choices: [
        { words: 'Read the log', press: readLog },
        ...when(open, { words: 'Change severity', press: () => askForSeverity(moment, add) }),
        ...when(open, { words: 'Change who you act as', press: () => askForRole(moment, add) }),
        ...when(open, {
          words: 'Enter the awareness time',
          press: () => askForAwareness(moment, acts.now(), add),
        }),
        ...when(!!undoes, { words: undoes ?? '', press: undo }),
        ...when(open, { words: 'Close incident', press: () => askForClose(moment, add) }),
      ],
    },
    { title: 'The list', choices: readings(moment, acts) },
    {
      title: 'This device',
      choices: [
        { words: 'Start another incident on this page', press: acts.start },
        { words: 'Open a run log from a file', press: acts.open },
        {
          words: keysOn()
            ? 'Switch single-key shortcuts off (j k x l c)'
            : 'Switch single-key shortcuts on (j k x l c)',
          press: () => switchKeys(!keysOn()),
        },
      ],
    },
  ];
}

/** The line that starts the next interval. */
export const updateGiven = {
  kind: 'log',
  logKind: 'done',
  step: about.update,
  note: 'Update given',
} as const;

/** On a phone the log stands below the steps. */
function readLog(): void {
  document.querySelector('#run-log')?.scrollIntoView();
}

/** Ways to read the list: everybody's steps or one role's, as written or in the order for one person. */
function readings({ state }: Moment, { reading, read }: Acts): Choice[] {
  const choices: Choice[] = [];
  const { role = '' } = state;
  if (reading.role)
    choices.push({ words: "Show everybody's steps", press: () => read({ ...reading, role: undefined }) });
  else if (rolesHere().includes(role))
    choices.push({
      words: `Show the steps of the ${roleWords(role)}`,
      press: () => read({ ...reading, role }),
    });
  if (hasSolo())
    choices.push({
      words: reading.solo ? 'Show the order as written' : 'Show the order for one person',
      press: () => read({ ...reading, solo: !reading.solo }),
    });
  return choices;
}
