import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { decoded } from '#lib/publish/leak-check/texts.ts';
import { PublishProblem } from '#lib/publish/problem.ts';

/** What every page of a built portal says of the build, as the start page has it. */
export interface PageFacts {
  /** What names of this portal's browser storage begin with. */
  store: string;
  /** The day of its content, "24 Nov 2026". */
  asOf: string;
}

/** Reads the start page. Throws PublishProblem when it says nothing of itself. */
export async function readFacts(folder: string): Promise<PageFacts> {
  const html = await readFile(join(folder, 'index.html'), 'utf8');
  const of = (name: string) => {
    const value = new RegExp(` ${name}="([^"]*)"`).exec(html)?.[1];
    if (value === undefined) throw new PublishProblem(`the start page has no ${name}`, 'see src/layouts');
    return decoded(value);
  };
  return { store: of('data-store'), asOf: of('data-as-of') };
}
