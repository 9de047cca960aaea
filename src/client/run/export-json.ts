import type { Run } from './event.ts';
import { stateOf } from './state.ts';

/** The run log as a file that this portal reads again: everything there is, the severity as it stands now. */
export function exportJson(run: Run): string {
  const { severity, closed } = stateOf(run);
  const { id, codename, procedure, contentVersion, steps, started, events } = run;
  const file = {
    ...{ schema: 1, kind: 'watchbill-run', id, codename, severity, procedure, contentVersion },
    ...{ steps, started, events, ...(closed && { closed: closed.at }) },
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** A file name of plain letters: `heron-ransomware-2026-11-24-run-log.json`. */
export function fileName(
  { codename, procedure, started }: Pick<Run, 'codename' | 'procedure' | 'started'>,
  ending: string,
): string {
  const name = codename
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return `${name || 'incident'}-${procedure}-${started.slice(0, 10)}-${ending}`;
}
