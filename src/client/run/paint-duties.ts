import { element, textButton } from '#client/search-element.ts';
import { inFull, late, span } from './clock.ts';
import type { Moment } from './moment.ts';

/** Puts deadlines beside the notification duties, once an awareness time is entered. */
export function paintDuties(moment: Moment | undefined, at: number, ask: () => void): void {
  const section = document.querySelector('.duties');
  if (!section) return;
  const { awareness, closed } = moment?.state ?? {};
  const line = section.querySelector<HTMLElement>('.aware') ?? awareLine(section, ask);
  line.hidden = !moment;
  const [words, button] = line.children;
  if (words) words.textContent = awareness ? `Aware since ${inFull(awareness)}.` : noTime;
  if (button instanceof HTMLElement) {
    button.textContent = awareness ? 'Change it' : 'Enter the awareness time';
    button.hidden = !!closed;
  }
  for (const row of section.querySelectorAll<HTMLElement>('[data-duty]')) {
    row.querySelector('.deadline')?.remove();
    const seconds = Number(row.dataset['duty']);
    if (!seconds || !awareness) continue;
    const due = Date.parse(awareness) + seconds * 1000;
    const left = late(due, at)
      ? element('b', 'late', `passed ${span(at - due)} ago`)
      : `${span(due - at)} left`;
    row
      .querySelector('[data-l=Within]')
      ?.append(element('span', 'deadline screen-only', `${inFull(due)}, `, left));
  }
}

const noTime = 'Deadlines show here once the awareness time is in the log.';

/** The line stays the same element: what has the focus in it keeps it. */
function awareLine(section: Element, ask: () => void): HTMLElement {
  const line = element('p', 'aware screen-only', element('span'), textButton('', ask));
  section.querySelector('h2')?.after(line);
  return line;
}
