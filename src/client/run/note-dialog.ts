import { element } from '#client/search-element.ts';
import { labelled, openBox } from './dialog.ts';
import { saveFile } from './save-file.ts';

/** Shows a text that was made from the log, to copy or to save. */
export function showNote(title: string, what: string, text: string, file: string): void {
  const field = element('textarea', 'note-text');
  Object.assign(field, { value: text, readOnly: true, rows: 12 });
  const copy = element('button', 'btn', 'Copy');
  copy.type = 'button';
  copy.addEventListener('click', () => {
    field.select();
    void navigator.clipboard.writeText(text).then(
      () => (copy.textContent = 'Copied'),
      () => (copy.textContent = 'Press Ctrl and C'),
    );
  });
  const save = element('button', 'btn sec-btn', 'Save');
  save.type = 'button';
  save.addEventListener('click', () => saveFile(file, text, 'text/markdown'));
  const close = element('button', 'btn sec-btn', 'Close');
  openBox(title, [...labelled(what, field), element('div', 'acts', copy, save, close)]);
  // Focus puts the caret at the end: a note is read from its start.
  field.setSelectionRange(0, 0);
  field.scrollTop = 0;
}
