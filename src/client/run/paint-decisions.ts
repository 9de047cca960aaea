import { element, textButton } from '#client/search-element.ts';
import { timeOfDay } from './clock.ts';
import type { Moment } from './moment.ts';
import { roleWords } from './words.ts';

interface Acts {
  /** An answer was pressed. */
  decide: (id: string, answer: string) => void;
  /** Somebody wants to say why. */
  why: (id: string) => void;
}

/** Gives each branch its button, and says below a decision what was answered. `undefined` takes both away. */
export function paintDecisions(moment: Moment | undefined, acts: Acts): void {
  for (const item of document.querySelectorAll<HTMLElement>('[data-phase] .decide')) {
    const done = moment?.state.done.get(item.id);
    for (const branch of item.querySelectorAll<HTMLElement>('[data-answer]')) {
      const answer = branch.dataset['answer'] ?? '';
      const known = branch.querySelector<HTMLButtonElement>('.pick');
      if (!moment) known?.parentElement?.remove();
      else {
        const button = known ?? pick(branch, item.id, answer, acts);
        button.ariaPressed = String(done?.answer === answer);
        button.disabled = !!moment.state.closed;
      }
    }
    const line = item.querySelector<HTMLElement>('.said') ?? (done && said(item, acts));
    if (!line) continue;
    line.hidden = !done;
    const words = line.querySelector('span');
    if (done && words)
      words.textContent = `${done.answer}, ${timeOfDay(done.at)} UTC by ${roleWords(done.role)}. `;
  }
}

function pick(branch: HTMLElement, id: string, answer: string, { decide }: Acts): HTMLButtonElement {
  const button = element('button', 'btn sec-btn pick', answer);
  button.type = 'button';
  button.setAttribute('aria-describedby', `${id}-title`);
  button.addEventListener('click', () => decide(id, answer));
  branch.append(element('dd', 'screen-only', button));
  return button;
}

/** The line stays the same element: what has the focus in it keeps it. */
function said(item: HTMLElement, { why }: Acts): HTMLElement {
  const line = element(
    'p',
    'said screen-only',
    element('span'),
    textButton('Say who and why', () => why(item.id)),
  );
  item.append(line);
  return line;
}
