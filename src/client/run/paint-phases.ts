import { element } from '#client/search-element.ts';
import { progressOf } from './flow.ts';
import type { Moment } from './moment.ts';
import { criterionKey } from './state.ts';
import { counted } from './words.ts';

/** Shows in the rail how far each phase is, and ticks the exit criteria that are met. */
export function paintPhases(moment: Moment | undefined): void {
  const label = document.querySelector('.rail .label');
  if (label) label.textContent = moment ? 'Phases, steps done' : 'Phases and steps';
  for (const section of document.querySelectorAll<HTMLElement>('[data-phase]')) {
    const boxes = section.querySelectorAll<HTMLInputElement>('.exit input');
    for (const box of boxes) {
      const words = box.parentElement?.textContent.replace(/\s+/g, ' ').trim() ?? '';
      box.checked = moment?.state.met.has(criterionKey(section.id, words)) ?? false;
      box.disabled = !!moment?.state.closed;
    }
    const link = document.querySelector(`.rail a[href="#${section.id}"]`);
    const count = link?.querySelector<HTMLElement>('.n');
    if (!link || !count) continue;
    count.dataset['read'] ??= count.textContent;
    count.replaceChildren(...(moment ? progress(moment, section.id) : [count.dataset['read']]));
    count.classList.toggle('done', !!moment && isOver(moment, section.id));
    if (moment?.path.next?.phase === section.id) link.setAttribute('aria-current', 'step');
    else link.removeAttribute('aria-current');
  }
}

function of(moment: Moment, name: string) {
  const phase = moment.page.flow.phases.find((item) => item.name === name);
  return phase && progressOf(moment.page.flow, phase, moment.state, moment.path);
}

function isOver(moment: Moment, name: string): boolean {
  return of(moment, name)?.over ?? false;
}

function progress(moment: Moment, name: string): (Node | string)[] {
  const found = of(moment, name);
  if (!found) return [];
  const { done, all, openCriteria, over } = found;
  const words = `${done} of ${all}`;
  if (over) return [words, element('span', 'vh', ', phase done')];
  // Every step is done and the phase is not: what it still waits for must be seen.
  const waits = done === all && openCriteria.length > 0;
  return waits
    ? [words, element('small', '', `exit: ${openCriteria.length} open`)]
    : [
        words,
        element(
          'span',
          'vh',
          `, ${counted(openCriteria.length, 'exit criterion').replace('criterions', 'criteria')} open`,
        ),
      ];
}
