import { element, link } from '#client/search-element.ts';
import { openBox } from './dialog.ts';
import { exportCsv } from './export-csv.ts';
import { exportJson, fileName } from './export-json.ts';
import { exportMarkdown } from './export-markdown.ts';
import { saveFile } from './save-file.ts';
import type { Stored } from './store.ts';

interface Ask {
  /** The run as it is at that moment. */
  stored: () => Stored | undefined;
  /** The run log was saved as it is now. */
  exported: () => void;
  /** The playbook as CACAO; undefined when it is not in this portal any more. */
  cacao: string | undefined;
  /** Given when the reader wants to clear the run: that needs its run log saved, with every line. */
  clear?: (() => Promise<boolean>) | undefined;
}

/** Offers the log as three files, and clearing once the run log is among what was saved. */
export function askForExport({ stored, exported, cacao, clear }: Ask): void {
  const first = stored()?.run;
  if (!first) return;
  const wipe = element('button', 'btn danger', 'Clear it from this device');
  wipe.type = 'button';
  const says = element('p', 'label');
  says.role = 'status';
  const paint = (saved?: string) => {
    const now = stored();
    const safe = !!now && now.exported >= now.run.events.length;
    wipe.disabled = !safe;
    if (saved) says.textContent = `Saved as ${saved}. Hash it and keep it in the incident file.`;
    else
      says.textContent = safe
        ? 'The run log was saved.'
        : clear
          ? 'Save the run log first: clearing cannot be undone.'
          : '';
  };
  const row = (words: string, what: string, make: (run: Stored['run']) => [string, string, string]) => {
    const button = element('button', 'btn sec-btn', words);
    button.type = 'button';
    button.addEventListener('click', () => {
      const run = stored()?.run;
      if (!run) return;
      const [name, text, type] = make(run);
      saveFile(name, text, type);
      if (type === 'application/json') exported();
      paint(name);
    });
    return element('p', 'choice', button, element('span', 'label', what));
  };
  const box = openBox(clear ? `Clear ${first.codename}` : `Export ${first.codename}`, [
    row('Save run log (JSON)', 'Everything. It opens again here and on another device.', (run) => [
      fileName(run, 'run-log.json'),
      exportJson(run),
      'application/json',
    ]),
    row('Save page (Markdown)', 'To read and to print.', (run) => [
      fileName(run, 'log.md'),
      exportMarkdown(run),
      'text/markdown',
    ]),
    row('Save table (CSV)', 'For a spreadsheet or a case tool.', (run) => [
      fileName(run, 'log.csv'),
      exportCsv(run),
      'text/csv',
    ]),
    ...(cacao ? [playbookFile(cacao)] : []),
    says,
    element('div', 'acts', ...(clear ? [wipe] : []), element('button', 'btn sec-btn', 'Close')),
  ]);
  wipe.addEventListener('click', () => {
    void clear?.().then((cleared) => {
      if (cleared) box.close();
      else
        says.textContent =
          'Another tab has added lines. Close this, look at them, and save the run log again.';
    });
  });
  paint();
}

/** The playbook itself, for an orchestrator: the same for every incident, so nothing of this one is in it. */
function playbookFile(href: string): HTMLElement {
  const file = link(href, 'Playbook (CACAO 2.0)');
  file.className = 'btn sec-btn';
  file.download = '';
  return element('p', 'choice', file, element('span', 'label', 'The steps alone, for an orchestrator.'));
}
