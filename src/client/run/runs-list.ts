import { element, link } from '#client/search-element.ts';
import { inFull } from './clock.ts';
import { askForExport } from './export-dialog.ts';
import { handoverNote } from './handover.ts';
import { fileName } from './export-json.ts';
import { saveAside } from './keep.ts';
import { showNote } from './note-dialog.ts';
import { openFile } from './open-file.ts';
import { stateOf } from './state.ts';
import type { Store, Stored } from './store.ts';

/** Every run of this device, also of playbooks that are no longer there: each can be exported, then cleared. */
export async function listStored(section: HTMLElement, store: Store, says = ''): Promise<void> {
  const runs = (await store.all()).toSorted((a, b) => (a.run.started < b.run.started ? 1 : -1));
  const again = (words = '') => void listStored(section, store, words);
  const title = element('h2', '', 'Runs on this device');
  title.id = 'runs-title';
  const status = element('p', 'label', says);
  status.role = 'status';
  const open = button('Open a run log from a file', () =>
    openFile(
      (run) =>
        void store
          .put({ run, exported: run.events.length, shown: 0 })
          .then(() => again(`${run.codename} was opened.`)),
      again,
    ),
  );
  const asides = (await store.aside()).map((aside) =>
    element(
      'li',
      '',
      element('p', '', 'A stored log that cannot be read. It was kept aside, as it is.'),
      element(
        'div',
        'side',
        button('Save it as a file', () => saveAside(aside)),
      ),
    ),
  );
  const list = element('ul', 'index', ...runs.map((stored) => row(stored, store, again)), ...asides);
  section.replaceChildren(title, list, status, element('p', '', open));
  section.hidden = false;
}

function row(stored: Stored, store: Store, again: (words?: string) => void): HTMLElement {
  const { run } = stored;
  const { severity, closed } = stateOf(run);
  const page = playbook(run.procedure);
  const name = page
    ? link(page.href, `${run.codename}: ${page.textContent.trim()}`)
    : `${run.codename}: ${run.procedure.replaceAll('-', ' ')}`;
  const state = `${severity}, since ${inFull(run.started)}, ${closed ? `closed ${inFull(closed.at)}` : 'still open'}.`;
  const gone = page ? '' : ' Its playbook is not in this portal any more: the log is whole.';
  let now = stored;
  const ask = (clear: boolean) =>
    askForExport({
      stored: () => now,
      cacao: page ? `${page.getAttribute('href')?.replace(/index\.html$/, '')}cacao.json` : undefined,
      exported: () => {
        now = { ...now, exported: now.run.events.length };
        void store.put(now);
      },
      clear: clear
        ? async () => {
            const cleared = await store.remove(run);
            if (cleared) again(`${run.codename} was cleared.`);
            return cleared;
          }
        : undefined,
    });
  return element(
    'li',
    '',
    element('div', '', element('h3', '', name), element('p', '', state + gone)),
    element(
      'div',
      'side',
      button('Export', () => ask(false)),
      button('Hand-over note', () =>
        showNote(
          'Hand over',
          'Read it back aloud',
          handoverNote(run, undefined, Date.now()),
          fileName(run, 'hand-over.md'),
        ),
      ),
      button('Clear', () => ask(true)),
    ),
  );
}

/** The link to a playbook in the list of this page. */
function playbook(id: string): HTMLAnchorElement | null {
  return document.querySelector<HTMLAnchorElement>(`#procedure a[href*="procedures/${CSS.escape(id)}/"]`);
}

function button(words: string, press: () => void): HTMLButtonElement {
  const made = element('button', 'btn sec-btn', words);
  made.type = 'button';
  made.addEventListener('click', press);
  return made;
}
