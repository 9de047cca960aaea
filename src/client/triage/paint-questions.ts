import { timeOfDay } from '#client/run/clock.ts';
import type { Guide } from './given.ts';
import type { Kept } from './kept.ts';
import type { Standing } from './standing.ts';

interface Shown {
  guide: Guide;
  kept: Kept;
  standing: Standing;
  /** The question whose answer is being changed. */
  reopened: string | undefined;
  /** Whether this tab keeps the answers. */
  safe: boolean;
  bringBack: boolean;
}

/** Shows each question as asked next, answered, not needed, or still ahead. */
export function paintQuestions(root: HTMLElement, shown: Shown): void {
  const { guide, kept, standing, reopened } = shown;
  const begun = Object.keys(kept.answers).length > 0;
  for (const { id } of guide.questions) {
    const item = root.querySelector<HTMLElement>(`li[data-question="${id}"]`);
    if (!item) continue;
    const answer = kept.answers[id];
    const done = answer !== undefined && id !== reopened;
    const now = id === (reopened ?? standing.next) && begun;
    item.classList.toggle('done', done);
    item.classList.toggle('now', now);
    item.classList.toggle('spare', begun && !done && !now && !standing.open.has(id));
    if (now) item.setAttribute('aria-current', 'step');
    else item.removeAttribute('aria-current');
    for (const pick of item.querySelectorAll('.pick'))
      pick.setAttribute('aria-pressed', String(pick.getAttribute('value') === answer));
    const given = item.querySelector<HTMLElement>('.given');
    if (given) given.hidden = !done;
    const words = given?.querySelector('b');
    if (words) words.textContent = answer ? capital(answer) : '';
    const saw = item.querySelector<HTMLElement>('.saw');
    if (saw) saw.hidden = !done && !now;
    const field = saw?.querySelector('input');
    if (field && field !== document.activeElement) field.value = kept.saw[id] ?? '';
  }
  const line = root.querySelector<HTMLElement>('[data-progress]');
  if (!line) return;
  line.hidden = !begun && !shown.bringBack;
  const said = line.querySelector('span');
  if (said) said.textContent = begun ? progressWords(shown) : 'Started over.';
  for (const [name, on] of [
    ['over', begun],
    ['back', !begun && shown.bringBack],
  ] as const) {
    const button = line.querySelector<HTMLElement>(`[data-${name}]`);
    if (button) button.hidden = !on;
  }
}

function progressWords({ guide, kept, standing, safe }: Shown): string {
  const answered = Object.keys(kept.answers).length;
  const words = [standing.row ? 'Decided.' : `${answered} answered.`];
  const { first } = kept;
  if (first) {
    const by = (seconds: number) => `${timeOfDay(Date.parse(first) + seconds * 1000)} UTC`;
    words.push(`First answer ${timeOfDay(first)} UTC.`);
    if (!standing.row && guide.decideSeconds) words.push(`Decide by ${by(guide.decideSeconds)}.`);
    if (!standing.row && guide.unknownSeconds)
      words.push(`Still unknown at ${by(guide.unknownSeconds)}: escalate.`);
  }
  if (!safe) words.push('This browser keeps nothing: do not reload.');
  return words.join(' ');
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
