import type { Run } from './event.ts';
import { importRun } from './import-run.ts';
import { RunError } from './read-run.ts';

/** Lets the reader choose a run log; says in words when it is none. */
export function openFile(opened: (run: Run) => void, refused: (words: string) => void): void {
  const input = document.createElement('input');
  Object.assign(input, { type: 'file', accept: '.json,application/json' });
  input.addEventListener('change', () => {
    const file = input.files?.[0];
    if (!file) return;
    importRun(file).then(opened, (error: unknown) =>
      refused(error instanceof RunError ? error.message : 'The file cannot be read.'),
    );
  });
  input.click();
}
