import type { Severity } from '#lib/model/vocabulary.ts';
import { inFull } from './clock.ts';
import { suggestCodename } from './codename.ts';
import { about, stamp, type Run } from './event.ts';
import type { Page } from './page.ts';
import { hasSolo, type Reading } from './reading.ts';
import type { Draft } from './session.ts';
import { stateOf } from './state.ts';
import { pieces, plain } from './text.ts';
import { roleWords } from './words.ts';

interface Ask {
  page: Page;
  taken: readonly string[];
  /** The run of another playbook that this one carries on: its codename, severity, role and time zero. */
  from?: Run | undefined;
  now: () => number;
  /** How the list is read now. */
  reading: Reading;
  begin: (head: Omit<Run, 'events'>, drafts: Draft[], reading: Reading) => void;
}

/** Asks for codename, severity, role and a first line, in the dialog the page brings. */
export function askForStart({ page, taken, from, now, reading, begin }: Ask): void {
  const dialog = document.querySelector<HTMLDialogElement>('#run-start');
  const form = dialog?.querySelector('form');
  if (!dialog || !form || dialog.open) return;
  const field = <T extends HTMLElement>(selector: string) => form.querySelector<T>(selector);
  const codename = field<HTMLInputElement>('#run-codename');
  const first = field<HTMLTextAreaElement>('#run-first');
  if (!codename || !first) return;
  const before = from && stateOf(from);
  const asked = new URLSearchParams(location.search).get('severity');
  codename.value = from?.codename ?? suggestCodename(taken);
  first.value = from ? `Goes on from the playbook "${from.procedure}"; time zero is kept.` : '';
  // A guide that escalates says how bad it is; a run that goes on knows better.
  const likely = before?.severity ?? asked;
  for (const radio of form.querySelectorAll<HTMLInputElement>('[name=severity]'))
    if (radio.value === likely) radio.checked = true;
  const acting = field<HTMLSelectElement>('#run-role');
  const role = before?.role ?? reading.role;
  for (const option of acting?.options ?? []) option.selected ||= option.value === role;
  const list = field<HTMLSelectElement>('#run-list');
  if (list) list.value = reading.solo ? 'solo' : reading.role ? 'mine' : 'all';
  list?.querySelector('[value=solo]')?.toggleAttribute('disabled', !hasSolo());
  const shared = field('[data-run-shared]');
  // Every page of a file system, and every project below one host, shares its browser storage.
  if (shared) shared.hidden = location.protocol !== 'file:' && document.body.dataset['base'] === '/';
  const closed = () => {
    if (dialog.returnValue !== 'start') return;
    const severity = (field<HTMLInputElement>('[name=severity]:checked')?.value ?? 'SEV1') as Severity;
    const role = field<HTMLSelectElement>('#run-role')?.value ?? 'incident-coordinator';
    const head = {
      ...{ id: crypto.getRandomValues(new Uint32Array(3)).join('-'), severity, procedure: page.procedure },
      codename: plain(codename.value, 60).replaceAll('\n', ' ') || suggestCodename(taken),
      contentVersion: page.version,
      started: from?.started ?? stamp(now()),
      steps: Object.fromEntries(page.flow.nodes.map(({ id, number, title }) => [id, `${number} ${title}`])),
    };
    const drafts: Draft[] = [
      { kind: 'role', step: about.start, role },
      { kind: 'severity', step: about.start, answer: severity, role },
      {
        kind: 'log',
        logKind: 'done',
        step: about.start,
        note: `${head.codename} declared at ${severity}, acting as ${roleWords(role)}. Time zero.`,
        role,
      },
      ...(before?.awareness
        ? [
            {
              kind: 'log',
              step: about.awareness,
              answer: before.awareness,
              note: `Aware since ${inFull(before.awareness)}`,
              role,
            } as const,
          ]
        : []),
      ...pieces(first.value).map((note) => ({ kind: 'log', logKind: 'seen', note, role }) as const),
    ];
    const shows = { role: list?.value === 'mine' ? role : undefined, solo: list?.value === 'solo' };
    begin(head, drafts, shows);
  };
  dialog.returnValue = '';
  dialog.addEventListener('close', closed, { once: true });
  dialog.showModal();
  codename.select();
}
