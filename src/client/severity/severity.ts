import { announce } from '#client/run/announce.ts';

const order = ['SEV1', 'SEV2', 'SEV3', 'SEV4'];

/** Takes over the severity helper: what is ticked or picked says how bad it is, what that means, and what to open. */
export function take(root: HTMLElement): (event: Event) => void {
  const boxes = [...root.querySelectorAll<HTMLInputElement>('input[type=checkbox]')];
  const radios = [...root.querySelectorAll<HTMLInputElement>('input[type=radio]')];

  const playbooks = [...document.querySelectorAll<HTMLElement>('[data-playbooks] li')];

  const show = (severity: string | undefined) => {
    for (const radio of radios) radio.checked = radio.value === severity;
    showMeaning(root, severity);
    filterPlaybooks(playbooks, severity);
    // A run of this playbook starts with it.
    const start = document.querySelector<HTMLInputElement>(`#run-start [name=severity][value="${severity}"]`);
    if (start) start.checked = true;
    if (severity) announce(`${severity} chosen.`);
  };

  const asked = new URLSearchParams(location.search).get('severity') ?? '';
  if (order.includes(asked)) show(asked);
  return ({ type, target }) => {
    if (type !== 'input' || !(target instanceof HTMLInputElement)) return;
    const ticked = boxes.filter(({ checked }) => checked).map(({ value }) => value);
    if (target.type === 'radio') show(target.value);
    else show(order.find((severity) => ticked.includes(severity)));
  };
}

/** Opens what the chosen severity means, and hides the others. */
function showMeaning(root: HTMLElement, severity: string | undefined): void {
  const means = root.querySelector<HTMLDetailsElement>('[data-means]');
  if (!means) return;
  means.open = severity !== undefined;
  for (const row of means.querySelectorAll<HTMLElement>('[data-meaning]'))
    row.hidden = severity !== undefined && row.dataset['meaning'] !== severity;
}

/** On the start page: the playbooks that begin with this severity, then those that reach it, each with its "when". */
function filterPlaybooks(items: readonly HTMLElement[], severity: string | undefined): void {
  const section = items[0]?.closest('[data-playbooks]');
  if (!section) return;
  let count = 0;
  for (const item of items) {
    const begins = item.dataset['severity'] === severity;
    let reaches = false;
    for (const rule of item.querySelectorAll<HTMLElement>('[data-when]')) {
      rule.hidden = begins || rule.dataset['when'] !== severity;
      reaches ||= !rule.hidden;
    }
    item.hidden = severity ? !begins && !reaches : item.dataset['more'] !== undefined;
    if (!item.hidden) count++;
    bring(item, severity);
  }
  const place = (item: HTMLElement) => Number(item.dataset['severity'] !== severity);
  items[0]?.parentElement?.append(...items.toSorted((a, b) => place(a) - place(b)));
  const title = section.querySelector('h2');
  if (title) title.textContent = severity ? `Playbooks for ${severity}` : 'Playbooks people open first';
  const said = section.querySelector('[data-filtered]');
  if (said)
    said.textContent = severity ? `${count} can be ${severity}. Those that begin there come first.` : '';
}

/** The link brings the severity along. */
function bring(item: HTMLElement, severity: string | undefined): void {
  const link = item.querySelector('a');
  if (link) link.search = severity ? `?severity=${severity}` : '';
}
