import { element, textButton } from '#client/search-element.ts';
import { late, timeOfDay } from './clock.ts';
import { dueOf, type FlowNode } from './flow.ts';
import type { Moment } from './moment.ts';
import { roleWords } from './words.ts';

/**
 * Shows each step as the log has it: done, late, next, skipped, new. `undefined` shows the page as it is read. A step
 * that is done offers to add what must be known about it: `note` asks.
 */
export function paintSteps(moment: Moment | undefined, now: number, note: (id: string) => void): void {
  const { closed } = moment?.state ?? {};
  const at = closed ? Date.parse(closed.at) : now;
  for (const item of document.querySelectorAll<HTMLElement>('[data-phase] [data-number]')) {
    const node = moment?.page.flow.nodes.find(({ id }) => id === item.id);
    const done = moment?.state.done.get(item.id);
    const isNext = !!moment && !closed && moment.path.next?.id === item.id;
    item.classList.toggle('done', !!done);
    item.classList.toggle('now', isNext);
    item.classList.toggle('skipped', !!moment && !moment.path.on.has(item.id) && !done);
    if (isNext) item.setAttribute('aria-current', 'step');
    else item.removeAttribute('aria-current');
    const box = item.querySelector<HTMLInputElement>('.tick input');
    if (box) {
      box.checked = !!done;
      box.disabled = !!closed;
    }
    const facts = item.querySelector<HTMLElement>('.who, .label');
    facts?.querySelectorAll('[data-said]').forEach((old) => old.remove());
    // The button stays the same element: what has the focus keeps it.
    const known = facts?.querySelector('.add-note');
    const button = known ?? (box && done && noteButton(() => note(item.id)));
    if (button && !known) facts?.append(button);
    button?.toggleAttribute('hidden', !done || !!closed);
    if (!moment || !node || !facts) continue;
    if (button) button.before(...said(node, moment, at));
    else facts.append(...said(node, moment, at));
  }
}

function noteButton(press: () => void): HTMLElement {
  const button = textButton('Add a note', press);
  button.classList.add('add-note', 'screen-only');
  return button;
}

/** What the run adds to the line below a title. */
function said(node: FlowNode, moment: Moment, at: number): HTMLElement[] {
  const { run, state, path, reached, changes } = moment;
  const done = state.done.get(node.id);
  const words: [string, string | undefined][] = [
    [
      'did',
      done && node.kind === 'step' ? `Done ${timeOfDay(done.at)} UTC by ${roleWords(done.role)}` : undefined,
    ],
    [
      'late',
      path.on.has(node.id) || done
        ? late(dueOf(node, run, reached), done ? Date.parse(done.at) : at)
        : undefined,
    ],
    ['late', done || state.closed ? undefined : unanswered(node, moment, at)],
    ['late', done || state.closed ? undefined : evidenceOpen(node, moment)],
    ['', !path.on.has(node.id) && !done ? skippedBy(node, moment) : undefined],
    ['new', changes.added.includes(node.id) ? 'New since you started' : undefined],
    ['new', changes.reworded.includes(node.id) ? 'Reworded since you started' : undefined],
  ];
  return words.flatMap(([name, text]) => {
    if (!text) return [];
    const span = element('span', `screen-only ${name}`, text);
    span.dataset['said'] = '';
    return [span];
  });
}

/** A decision that nobody answered in time: its default holds. */
function unanswered({ id, otherwise }: FlowNode, { reached, path }: Moment, at: number): string | undefined {
  const from = reached.steps.get(id);
  if (!otherwise || !from || path.next?.id !== id) return undefined;
  const over = at - Date.parse(from) - otherwise.after * 1000;
  return over >= 0 ? `No answer in time. This holds: ${otherwise.answer.toLowerCase()}` : undefined;
}

/** A step that destroys evidence while what saves it is open. */
function evidenceOpen({ id, first }: FlowNode, { page, state, path }: Moment): string | undefined {
  const saves = page.flow.nodes.find((node) => node.id === first);
  if (!saves || state.done.has(saves.id) || !path.on.has(id)) return undefined;
  return `Not yet: ${saves.number} ${saves.title} is open`;
}

function skippedBy(node: FlowNode, { page, state, path }: Moment): string {
  const before = page.flow.nodes.slice(0, page.flow.nodes.indexOf(node));
  const decision = before.findLast(
    ({ id, kind }) => kind === 'decision' && path.on.has(id) && state.done.has(id),
  );
  return decision ? `Skipped by decision ${decision.number}` : 'Skipped';
}
