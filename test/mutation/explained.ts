import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '#lib/cli/usage.ts';
import type { Mutant } from './mutant.ts';

const row = /^(`+) ?(?<from>.+?) ?\1 → (`+) ?(?<to>.+?) ?\3: ./;

/** Whether survivors.md says why nobody could notice a mutant. Throws UserError for a line of it without form. */
export function explained(): (mutant: Mutant) => boolean {
  const known = new Set<string>();
  const text = readFileSync(join(import.meta.dirname, 'survivors.md'), 'utf8');
  for (const section of text.split(/^## /m).slice(1)) {
    const [file = '', ...items] = section.split(/^- /m).map((part) => part.replaceAll(/\s+/g, ' ').trim());
    for (const item of items) {
      const { from, to } = row.exec(item)?.groups ?? {};
      if (from === undefined || to === undefined)
        throw new UserError(`survivors.md: cannot read "${item}"`, 'write  - `line` → `line`: reason');
      known.add([file, from, to].join('\n'));
    }
  }
  return ({ file, from, to }) => known.has([file, from, to].join('\n'));
}
