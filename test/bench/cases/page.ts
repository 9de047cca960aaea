import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Case, Row } from '#test/bench/case.ts';
import { ourSite } from '#test/bench/sites.ts';

/** What one procedure costs over the wire. A host compresses, so the goals are of compressed bytes. */
export const page: Case = {
  name: 'page',
  about: 'bytes of one procedure and what it loads',
  async run({ say }) {
    say('page: building a few procedures');
    const site = await ourSite(20);
    await site.build('cold');
    const file = readdirSync(join(site.built, 'respond/procedures')).find((name) => name.startsWith('case-'));
    const html = readFileSync(join(site.built, 'respond/procedures', file ?? '', 'index.html'), 'utf8');
    const loaded = (pattern: RegExp) =>
      [...html.matchAll(pattern)]
        .map(([, address = '']) => join(site.built, address))
        .filter((path) => existsSync(path))
        .map((path) => readFileSync(path));
    const screen = loaded(/<link rel="stylesheet" href="([^"]+)"(?![^>]*media="print")/g);
    const scripts = withImports(
      site.built,
      [...html.matchAll(/<script[^>]* src="([^"]+)"/g)].map(([, at]) => at ?? ''),
    );
    return [
      ...sizes('HTML', [Buffer.from(html)], 15),
      ...sizes('CSS', screen, 16),
      ...sizes('JS', scripts, 4),
    ];
  },
};

/** Scripts and what they import at once; what waits for a key press is another matter. */
function withImports(folder: string, addresses: readonly string[]): Buffer[] {
  const seen = new Map<string, Buffer>();
  const open = [...addresses];
  for (let address = open.pop(); address !== undefined; address = open.pop()) {
    if (seen.has(address)) continue;
    const script = readFileSync(join(folder, address));
    seen.set(address, script);
    for (const [, name] of script.toString('utf8').matchAll(/(?:from|import)\s*["'`]\.\/([^"'`]+)["'`]/g))
      open.push(`${address.slice(0, address.lastIndexOf('/') + 1)}${name}`);
  }
  return [...seen.values()];
}

function sizes(what: string, files: readonly Buffer[], goal: number): Row[] {
  const sum = (size: (file: Buffer) => number) => files.reduce((total, file) => total + size(file), 0) / 1000;
  return [
    { case: 'page', what: `${what}, as it is`, value: sum((file) => file.length), unit: 'kB' },
    { case: 'page', what: `${what}, gzip`, value: sum((file) => gzipSync(file).length), unit: 'kB', goal },
  ];
}
