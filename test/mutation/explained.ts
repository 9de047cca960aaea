import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Mutant } from './mutant.ts';

/** Survivors that change nothing anybody could see, each with its reason, as survivors.md lists them. */
export function explained(): (mutant: Mutant) => boolean {
  const known = new Set<string>();
  let file = '';
  for (const line of readFileSync(join(import.meta.dirname, 'survivors.md'), 'utf8').split('\n')) {
    const heading = /^## (\S+)$/.exec(line);
    if (heading) file = heading[1] ?? '';
    const row = /^- `` (.+) `` → `` (.+) ``: ./.exec(line);
    if (row) known.add([file, row[1], row[2]].join('\n'));
  }
  return ({ file, from, to }) => known.has([file, from, to].join('\n'));
}
