import { element, link } from '#client/search-element.ts';
import { inFull } from './clock.ts';
import { stateOf } from './state.ts';
import type { Stored } from './store.ts';

/** Says on a page that is no playbook that incidents run on this device, with the way back to each. */
export function showRunning(all: readonly Stored[]): void {
  const lines = all
    .toSorted((a, b) => b.shown - a.shown)
    .flatMap(({ run }) => {
      const { severity, closed } = stateOf(run);
      if (closed) return [];
      const words = `${run.codename}: ${run.procedure.replaceAll('-', ' ')}`;
      const back = link(addressOf(run.procedure), words);
      const since = `Runs on this device, ${severity}, since ${inFull(run.started)}`;
      return [element('p', 'next', element('span', 'k', since), element('span', '', back))];
    });
  if (lines.length === 0) return;
  const bar = element('div', 'runbar', element('div', 'wrap away', ...lines));
  bar.role = 'region';
  bar.ariaLabel = 'Incidents that run on this device';
  bar.dataset['pagefindIgnore'] = '';
  document.body.append(bar);
}

/** The page of a playbook from any page, also in a copy that is opened from files: as the way home leads. */
function addressOf(procedure: string): string {
  const home = document.querySelector<HTMLAnchorElement>('.site .brand')?.getAttribute('href') ?? '/';
  const [, folder = '/', file = ''] = /^(.*?)(index\.html)?$/.exec(home) ?? [];
  return `${folder}respond/procedures/${procedure}/${file}`;
}
