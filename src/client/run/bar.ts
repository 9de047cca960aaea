import { element } from '#client/search-element.ts';
import { elapsed } from './clock.ts';
import { phaseWords } from './handover.ts';
import type { Moment } from './moment.ts';

export interface BarActs {
  log: () => void;
  export: () => void;
  more: () => void;
  clear: () => void;
}

/** The bar at the bottom of a running incident. Its parts stay the same elements, so that focus stays where it is. */
export interface Bar {
  paint: (moment: Moment | undefined) => void;
  /** Called every second. */
  tick: (at: number) => void;
  focus: () => void;
}

/** Builds the bar beside the idle one, hidden. */
export function buildBar(root: HTMLElement, acts: BarActs): Bar {
  const idle = root.querySelector<HTMLElement>('.wrap');
  const name = element('span', 'k');
  const clock = element('span', 'clock');
  clock.role = 'timer';
  const phase = element('span');
  const nextKind = element('span', 'k');
  const next = element('span');
  const button = (words: string, look: string, press: () => void) => {
    const made = element('button', `btn ${look}`, words);
    made.type = 'button';
    made.addEventListener('click', press);
    return made;
  };
  const log = button('Add log entry', '', acts.log);
  const clear = button('Clear', 'sec-btn', acts.clear);
  const call = element('a', 'btn sec-btn only-s', 'Call');
  call.href = '#contacts';
  const save = button('Export log', 'sec-btn export', acts.export);
  const buttons = [log, call, save, clear, button('More', 'sec-btn', acts.more)];
  const wrap = element(
    'div',
    'wrap running',
    element('p', '', name, clock),
    element('p', 'hide-s', element('span', 'k', 'Phase'), phase),
    element('p', 'next', nextKind, next),
    element('p', 'acts', ...buttons),
  );
  wrap.hidden = true;
  root.append(wrap);
  let shown: Moment | undefined;

  const tick = (at: number) => {
    if (!shown) return;
    const end = shown.state.closed ? Date.parse(shown.state.closed.at) : at;
    clock.textContent = elapsed(end - Date.parse(shown.run.started));
  };
  return {
    tick,
    focus: () => log.focus({ preventScroll: true }),
    paint: (moment) => {
      shown = moment;
      if (idle) idle.hidden = !!moment;
      wrap.hidden = !moment;
      if (!moment) return;
      const { run, state, page } = moment;
      name.textContent = `${run.codename}, ${state.severity}, ${state.closed ? 'lasted' : 'elapsed'}`;
      phase.textContent = state.closed ? 'Closed' : phaseWords(run, page);
      nextKind.textContent = nextWords(moment);
      next.replaceChildren(nextLink(moment));
      log.hidden = !!state.closed;
      clear.hidden = !state.closed;
      call.hidden = !!state.closed;
      wrap.classList.toggle('closed', !!state.closed);
    },
  };
}

function nextWords({ state, path }: Moment): string {
  if (state.closed) return 'Closed';
  if (path.leaves) return 'Goes on with';
  return path.next?.kind === 'decision' ? 'Next open decision' : 'Next open step';
}

function nextLink({ run, state, path }: Moment): Node | string {
  if (state.closed) return 'Export the log, then clear it from this device.';
  if (path.next) {
    const link = element('a', '', `${path.next.number} ${path.next.title}`);
    link.href = `#${path.next.id}`;
    return link;
  }
  if (!path.leaves) return 'No step is open. Close the incident under More.';
  if (!path.leaves.href) return path.leaves.title;
  const link = element('a', '', path.leaves.title);
  // The other playbook starts with what this run already knows.
  link.href = `${path.leaves.href}?from=${run.id}`;
  return link;
}
