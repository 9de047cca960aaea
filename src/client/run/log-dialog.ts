import { element } from '#client/search-element.ts';
import { timeOfDay } from './clock.ts';
import { acts, choices, labelled, openBox } from './dialog.ts';
import { stamp, type LogKind } from './event.ts';
import type { Draft } from './session.ts';
import { pieces } from './text.ts';

interface Ask {
  now: number;
  add: (...drafts: Draft[]) => void;
  /** A step or decision the line is about, with its title. */
  about?: { id: string; title: string } | undefined;
  kind?: LogKind;
}

/** Asks for one line of the log. Its time is the moment the dialog opened. */
export function askForLine({ now, add, about, kind = 'seen' }: Ask): void {
  const field = element('textarea');
  field.rows = 3;
  field.required = true;
  const kinds = choices(
    'Kind',
    (['seen', 'done', 'decided'] as const).map((value) => ({
      value,
      words: [`${value.charAt(0).toUpperCase()}${value.slice(1)}`],
    })),
    kind,
  );
  openBox(
    about ? `Log: ${about.title}` : 'Add to the log',
    [
      element('p', 'label', `${timeOfDay(now)} UTC, the time you opened this. One fact per entry.`),
      ...labelled(
        about
          ? kind === 'decided'
            ? 'Who decided, and why?'
            : 'What must be known about it?'
          : 'What happened or was decided?',
        field,
      ),
      kinds.node,
      acts('Save entry'),
    ],
    () => {
      const notes = pieces(field.value);
      if (notes.length === 0) return false;
      const line = { kind: 'log', logKind: kinds.value() as LogKind, at: stamp(now) } as const;
      add(...notes.map((note) => ({ ...line, note, ...(about && { step: about.id }) })));
      return undefined;
    },
  );
  field.focus();
}
