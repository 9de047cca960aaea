import { element } from '#client/search-element.ts';

let number = 0;

/** A dialog at the bottom of the screen. It is removed when it closes; focus goes back by itself. */
export interface Box {
  dialog: HTMLDialogElement;
  form: HTMLFormElement;
  close: () => void;
}

/** Opens a dialog with these parts. `save` is called on submit and may keep it open by returning false. */
export function openBox(title: string, parts: (Node | string)[], save?: () => boolean | undefined): Box {
  const id = `run-dialog-${++number}`;
  const heading = element('h2', '', title);
  heading.id = id;
  const form = element('form', '', heading, ...parts);
  form.method = 'dialog';
  const dialog = element('dialog', 'logbox', form);
  dialog.setAttribute('aria-labelledby', id);
  document.body.append(dialog);
  dialog.addEventListener('close', () => dialog.remove());
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (save?.() !== false) dialog.close();
  });
  // Enter writes a line break in a long field; with Ctrl it saves.
  form.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.requestSubmit();
  });
  dialog.showModal();
  return { dialog, form, close: () => dialog.close() };
}

/** The two buttons every question ends with. The second closes. */
export function acts(save: string, cancel = 'Cancel'): HTMLElement {
  const other = element('button', 'btn sec-btn', cancel);
  other.type = 'button';
  other.addEventListener('click', () => other.closest('dialog')?.close());
  return element('div', 'acts', element('button', 'btn', save), other);
}

/** A labelled field. */
export function labelled<T extends HTMLElement>(words: string, field: T): [HTMLLabelElement, T] {
  const id = `run-field-${++number}`;
  Object.assign(field, { id });
  const label = element('label', '', words);
  label.htmlFor = id;
  return [label, field];
}

/** Radio buttons under a question. */
export function choices(
  question: string,
  options: readonly { value: string; words: (Node | string)[] }[],
  chosen: string,
): { node: HTMLElement; value: () => string } {
  const name = `run-field-${++number}`;
  const rows = options.map(({ value, words }) => {
    const radio = element('input');
    Object.assign(radio, { type: 'radio', name, value, checked: value === chosen });
    return { radio, label: element('label', '', radio, ...words) };
  });
  const node = element('fieldset', '', element('legend', '', question), ...rows.map(({ label }) => label));
  return { node, value: () => rows.find(({ radio }) => radio.checked)?.radio.value ?? chosen };
}
