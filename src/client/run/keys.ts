import type { Moment } from './moment.ts';

interface Acts {
  moment: () => Moment | undefined;
  log: () => void;
}

const off = 'watchbill-keys-off';

/** Whether single keys do anything. A speech user may switch them off for this device. */
export function keysOn(): boolean {
  try {
    return localStorage.getItem(off) === null;
  } catch {
    return true;
  }
}

/** Switches single keys on or off; where storage is blocked they stay on. */
export function switchKeys(on: boolean): void {
  try {
    if (on) localStorage.removeItem(off);
    else localStorage.setItem(off, '');
  } catch {
    // Blocked: the next page has them again.
  }
}

/** `j` and `k` go to the next and previous open step, `x` ticks, `l` logs, `c` copies. Off in text fields. */
export function wireKeys({ moment, log }: Acts): void {
  document.addEventListener('keydown', (event) => {
    const { target, key } = event;
    const now = moment();
    if (!now || now.state.closed || event.ctrlKey || event.metaKey || event.altKey || !keysOn()) return;
    if (typing(target) || document.querySelector('dialog[open]')) return;
    const item = target instanceof Element ? target.closest<HTMLElement>('[data-number]') : null;
    const here = item ?? document.querySelector<HTMLElement>('[data-phase] .now');
    if (key === 'j' || key === 'k') go(now, item, key === 'j' ? 1 : -1);
    else if (key === 'x') here?.querySelector<HTMLInputElement>('.tick input')?.click();
    else if (key === 'l') log();
    else if (key === 'c') here?.querySelector<HTMLButtonElement>('[data-copy]')?.click();
    else return;
    event.preventDefault();
  });
}

/** Moves the focus to the next or previous open step on the way, from where it is. */
function go({ page, path, state }: Moment, from: HTMLElement | null, by: 1 | -1): void {
  const nodes = page.flow.nodes;
  const at = from ? nodes.findIndex(({ id }) => id === from.id) : by > 0 ? -1 : nodes.length;
  const rest = by > 0 ? nodes.slice(at + 1) : nodes.slice(0, at).reverse();
  const items = rest
    .filter(({ id }) => path.on.has(id) && !state.done.has(id))
    .map(({ id }) => document.querySelector(`#${CSS.escape(id)}`));
  // One role's list: the keys stay on it.
  const item = items.find((node) => node && !node.classList.contains('other'));
  item?.querySelector<HTMLElement>('.tick input, .pick')?.focus();
}

function typing(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'button'].includes(target.type);
  return target.isContentEditable || /^(textarea|select)$/i.test(target.tagName);
}
