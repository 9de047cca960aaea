import { element, link } from '#client/search-element.ts';
import type { Guide, Row } from './given.ts';
import type { Kept } from './kept.ts';
import { closeNote, otherNote } from './note.ts';

/** Shows what the answers decide: what it is, what to do, and the notes; hidden while nothing is decided. */
export function paintResult(root: HTMLElement, guide: Guide, row: Row | undefined, kept: Kept): void {
  const result = root.querySelector<HTMLElement>('[data-result]');
  if (!result) return;
  result.hidden = !row;
  if (!row) return;
  const part = (name: string) => result.querySelector<HTMLElement>(`[data-${name}]`);
  const verdict = part('verdict');
  if (verdict) {
    verdict.className = `st ${row.tone}`;
    verdict.textContent = row.disposition;
  }
  const reason = part('reason');
  if (reason) reason.textContent = `Reason: ${row.reason}.`;
  const then = part('then');
  if (then) then.textContent = row.then;
  part('next')?.replaceChildren(...nextNodes(row));
  const ask = part('ask');
  if (ask) ask.hidden = !row.undetermined;
  paintFields(result, kept);
  const texts = { ticket: closeNote, other: otherNote };
  for (const [id, write] of Object.entries(texts)) paintNote(result, id, write(guide, row, kept), kept);
}

function nextNodes({ escalate }: Row): Node[] {
  if (!escalate) return [element('b', '', 'Close the alert with the note below.')];
  const severity = element('span', `sev ${escalate.severity.toLowerCase()}`, escalate.severity);
  const { title, href } = escalate;
  if (!href) return [severity, element('b', '', `Escalate: ${title}`)];
  const open = link(href, `Open the playbook: ${title}`);
  open.className = 'btn';
  return [severity, open];
}

function paintFields(result: HTMLElement, kept: Kept): void {
  const kind = result.querySelector('select');
  if (kind && kept.alert) kind.value = kept.alert;
  else if (kind) Object.assign(kept, { alert: kind.value });
  for (const field of result.querySelectorAll<HTMLInputElement>('[data-fields] input'))
    if (field !== document.activeElement) field.value = kept.words[field.name] ?? '';
}

/** A note is written anew with every answer, until somebody edits it: then it stays, and a button offers the other. */
function paintNote(result: HTMLElement, id: string, fresh: string, { notes }: Kept): void {
  const box = result.querySelector(`[data-note=${id}]`);
  const text = box?.querySelector('textarea');
  if (!box || !text) return;
  const edited = notes[id];
  if (text.value !== (edited ?? fresh)) text.value = edited ?? fresh;
  text.rows = Math.min(30, text.value.split('\n').length + 2);
  const rewrite = box.querySelector<HTMLElement>('[data-rewrite]');
  if (rewrite) rewrite.hidden = edited === undefined || edited === fresh;
}
