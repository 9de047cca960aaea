import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeSample } from '#lib/exports/sample/sample.ts';

const folder = process.argv[2] ?? 'content/exports/sample';
mkdirSync(folder, { recursive: true });
for (const [name, text] of Object.entries(makeSample())) {
  writeFileSync(join(folder, name), text);
  console.log(`${join(folder, name)}: ${(text.length / 1000).toFixed(0)} kB`);
}
