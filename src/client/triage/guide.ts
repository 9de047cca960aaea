import type { Answer } from '#lib/model/vocabulary.ts';
import { announce } from '#client/run/announce.ts';
import { copyText } from '#client/messages/copy-text.ts';
import type { Guide } from './given.ts';
import { nothing, readKept, writeKept, type Kept } from './kept.ts';
import { paintQuestions } from './paint-questions.ts';
import { paintResult } from './paint-result.ts';
import { paintTree } from './paint-tree.ts';
import { standingOf } from './standing.ts';

/** Takes over a guide: it is answered question after question, and what was answered is kept in this tab. */
export function take(root: HTMLElement): (event: Event) => void {
  const guide = JSON.parse(root.dataset['given'] ?? '') as Guide;
  const name = root.dataset['kept'] ?? guide.guide;
  const order = guide.questions.map(({ id }) => id);
  let kept = readKept(name);
  let before: Kept | undefined;
  let reopened: string | undefined;

  const paint = () => {
    const standing = standingOf(guide, kept.answers);
    if (!standing.row) kept.decided = undefined;
    else kept.decided ??= stamp();
    const safe = writeKept(name, Object.keys(kept.answers).length > 0 ? kept : undefined);
    paintQuestions(root, { guide, kept, standing, reopened, safe, bringBack: before !== undefined });
    paintTree(order, kept.answers, standing.row && guide.rows.indexOf(standing.row) + 1);
    paintResult(root, guide, standing.row, kept);
    return standing;
  };

  const answer = (id: string, given: Answer) => {
    before = undefined;
    reopened = undefined;
    kept.first ??= stamp();
    // A verdict that changes has a time of its own.
    const was = standingOf(guide, kept.answers).row;
    kept.answers[id] = given;
    if (standingOf(guide, kept.answers).row !== was) kept.decided = undefined;
    const { row, next } = paint();
    const question = guide.questions.find((one) => one.id === next);
    announce(
      row
        ? `Decided: ${row.disposition}, ${row.reason}.`
        : `Answered ${given}. Next, question ${question?.number}: ${question?.title}`,
    );
    focus(row ? root.querySelector('#result-title') : root.querySelector(`li[data-question="${next}"] h3`));
  };

  const press = (button: HTMLElement) => {
    const id = button.closest<HTMLElement>('li[data-question]')?.dataset['question'];
    const note = button.closest<HTMLElement>('[data-note]');
    if (id && button.matches('.pick')) answer(id, button.getAttribute('value') as Answer);
    else if (id && button.matches('[data-change]')) {
      reopened = id;
      paint();
      focus(root.querySelector(`li[data-question="${id}"] .pick[aria-pressed=true]`));
    } else if (button.matches('[data-over]')) {
      [before, kept, reopened] = [kept, nothing(), undefined];
      paint();
      announce('Started over.');
      focus(root.querySelector(`li[data-question="${order[0]}"] h3`));
    } else if (button.matches('[data-back]') && before) {
      [kept, before] = [before, undefined];
      paint();
      announce('Your answers are back.');
    } else if (note && button.matches('[data-rewrite]')) {
      delete kept.notes[note.dataset['note'] ?? ''];
      paint();
    } else if (note && button.matches('[data-copy-note]')) {
      const text = note.querySelector('textarea');
      if (text) void copyText(button, text.value, () => text.select());
    }
  };

  const write = (field: Element) => {
    const id = field.closest<HTMLElement>('li[data-question]')?.dataset['question'];
    const note = field.closest<HTMLElement>('[data-note]')?.dataset['note'];
    if (field instanceof HTMLTextAreaElement && note) kept.notes[note] = field.value;
    else if (field instanceof HTMLSelectElement) kept.alert = field.value;
    else if (field instanceof HTMLInputElement && id) kept.saw[id] = field.value;
    else if (field instanceof HTMLInputElement) kept.words[field.name] = field.value;
    paint();
  };

  paint();
  return (event) => {
    if (!(event.target instanceof Element)) return;
    const button = event.target.closest<HTMLElement>('button');
    if (event.type === 'input') write(event.target);
    else if (button) press(button);
  };
}

/** Now, to the second, UTC. */
function stamp(): string {
  return `${new Date().toISOString().slice(0, 19)}Z`;
}

/** Moves the focus, and scrolls only where it is out of view. */
function focus(target: HTMLElement | null): void {
  if (!target) return;
  if (target.tabIndex < 0) target.tabIndex = -1;
  target.focus({ preventScroll: true });
  target.scrollIntoView({ block: target.matches('h2') ? 'start' : 'nearest' });
}
