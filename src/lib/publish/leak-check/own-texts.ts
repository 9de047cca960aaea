import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The portal's own words: its components, views, handbook, definitions and technique names. Nobody's secret. */
export function* ownTexts(project: string): Generator<string> {
  for (const path of globSync('src/**/*.{astro,mdx,ts,json}', { cwd: project }).toSorted())
    yield readFileSync(join(project, path), 'utf8');
}
