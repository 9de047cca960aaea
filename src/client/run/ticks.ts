import { announce } from './announce.ts';
import { reopenedBy } from './flow.ts';
import type { Moment } from './moment.ts';
import type { Draft } from './session.ts';

interface Acts {
  moment: () => Moment | undefined;
  add: (...drafts: Draft[]) => void;
}

/** Boxes of steps and criteria write to the log while a run is shown. They never move the page. */
export function wireTicks({ moment, add }: Acts): void {
  document.addEventListener('change', ({ target }) => {
    const now = moment();
    if (!now || !(target instanceof HTMLInputElement)) return;
    const section = target.closest('[data-phase]');
    if (section && target.closest('.exit')) {
      const note = target.parentElement?.textContent.replace(/\s+/g, ' ').trim() ?? '';
      add({ kind: 'criterion', step: section.id, note, answer: target.checked ? 'met' : 'open' });
    }
    const item = section && target.closest('.tick') && target.closest<HTMLElement>('.step');
    if (!item) return;
    // The log must name a step that came to the page after the run began.
    const title = Object.hasOwn(now.run.steps, item.id)
      ? undefined
      : item.querySelector('h3')?.textContent.trim();
    add({ kind: target.checked ? 'tick' : 'untick', step: item.id, ...(title && { note: title }) });
    say(
      target.checked ? `Step ${item.dataset['number']} done.` : `Step ${item.dataset['number']} reopened.`,
      moment(),
    );
  });
}

/** Writes an answer; the same answer again takes it back. */
export function decide({ moment, add }: Acts, id: string, answer: string): void {
  const now = moment();
  const node = now?.page.flow.nodes.find((item) => item.id === id);
  if (!now || !node) return;
  const branch = node.branches.find((item) => item.answer === answer);
  const reopens = reopenedBy(now.page.flow, id, branch?.target);
  if (now.state.done.get(id)?.answer === answer) add({ kind: 'untick', step: id });
  else add({ kind: 'decide', step: id, answer, ...(reopens.length > 0 && { reopens }) });
  say(`Decision ${node.number}: ${answer}.`, moment());
}

function say(words: string, now: Moment | undefined): void {
  const next = now?.path.next;
  announce(next ? `${words} Next: ${next.kind} ${next.number}, ${next.title}` : words);
}
