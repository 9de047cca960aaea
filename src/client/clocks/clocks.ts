import { element } from '#client/search-element.ts';
import { inFull, late, span } from '#client/run/clock.ts';

/** Takes over the notification duties: deadlines follow from a moment somebody enters. It is neither kept nor sent. */
export function take(root: HTMLElement): (event: Event) => void {
  const field = root.querySelector<HTMLInputElement>('[data-aware]');
  const said = root.querySelector('[data-aware-said]');
  const show = () => {
    const aware = Date.parse(`${field?.value ?? ''}Z`);
    for (const row of root.querySelectorAll<HTMLElement>('[data-duty]')) {
      row.querySelector('.deadline')?.remove();
      const seconds = Number(row.dataset['duty']);
      if (seconds && !Number.isNaN(aware))
        row.querySelector('[data-l=Within]')?.append(deadline(aware + seconds * 1000));
    }
    if (said)
      said.textContent = Number.isNaN(aware) ? '' : `Counted from ${inFull(aware)}. Not legal advice.`;
  };
  return ({ type, target }) => {
    const now = target instanceof Element && target.closest('[data-aware-now]');
    if (type === 'click' && now && field) field.value = new Date().toISOString().slice(0, 16);
    if (type === 'input' || now) show();
  };
}

function deadline(due: number): HTMLElement {
  const at = Date.now();
  const left = late(due, at)
    ? element('b', 'late', `passed ${span(at - due)} ago`)
    : `${span(due - at)} left`;
  return element('span', 'deadline screen-only', `${inFull(due)}, `, left);
}
