import { mkdir, mkdtemp, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { zipSync, type Zippable } from 'fflate';
import { buildPortal, type BuildEffects, type BuildRequest } from './build.ts';
import { readFacts } from './offline/facts.ts';
import { writePdfs } from './pdf/write.ts';
import { PublishProblem } from './problem.ts';
import { sizeInWords } from './steps.ts';

const page = 'respond/provider/';

/**
 * What the provider gets: its portal, the sheet of duties and clocks on A4 and Letter, and the feedback file to
 * return, in one zip. Builds the audience first. Returns the path of the zip: `out`, or `provider-DAY.zip` in
 * dist-provider. Throws as buildPortal and writePdfs do.
 */
export async function publishProvider(
  { out, ...request }: BuildRequest & { audience: string },
  effects: BuildEffects,
): Promise<string> {
  const built = await buildPortal(request, effects);
  const feedback = await readFile(join(built.folder, page, 'feedback.csv')).catch(() => {
    throw new PublishProblem(
      `the portal of "${request.audience}" has no page on working together`,
      'portal.yaml needs a team with id: mssp, and this audience its phone channels',
    );
  });
  const work = await mkdtemp(join(tmpdir(), 'watchbill-provider-'));
  try {
    await writePdfs({ ...request, from: built.folder, out: work, pages: [page] }, effects);
    const members = new Map([
      ['feedback.csv', feedback],
      ['portal.zip', await readFile(join(built.folder, 'portal.zip'))],
    ]);
    for (const name of await readdir(work)) members.set(name, await readFile(join(work, name)));
    const day = (await readFacts(built.folder)).asOf.replaceAll(' ', '-');
    const path = out ?? join(request.root ?? '.', 'dist-provider', `provider-${day}.zip`);
    const zip = packed(members);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(`${path}.tmp-${process.pid}`, zip);
    await rename(`${path}.tmp-${process.pid}`, path);
    effects.say(
      `provider   ${relative('.', path)}, ${sizeInWords(zip.length)}: ${[...members.keys()].toSorted().join(', ')}`,
    );
    return path;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** A zip whose bytes depend on its members alone: by name, one time stamp, already compressed ones as they are. */
export function packed(members: ReadonlyMap<string, Uint8Array>): Uint8Array {
  // Of local time, as zip wants it: the same digits everywhere.
  const mtime = new Date(1980, 0, 1);
  const files: Zippable = {};
  for (const [name, bytes] of [...members].toSorted(([a], [b]) => (a < b ? -1 : 1)))
    files[name] = [bytes, { mtime, level: name.endsWith('.zip') ? 0 : 9 }];
  return zipSync(files);
}
