import { readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { buildPortal, type BuildEffects, type BuildRequest } from './build.ts';
import { readFacts } from './offline/facts.ts';
import { writePdfs } from './pdf/write.ts';
import { PublishProblem } from './problem.ts';
import { sizeInWords } from './steps.ts';
import { zipOf } from './zip.ts';

const page = 'respond/provider/';

/**
 * What the provider gets: its portal, the sheet of duties and clocks on A4 and Letter, and the feedback file to
 * return, in one zip. Builds the audience first. Returns the path of the zip: `out`, or `provider-DAY.zip` in
 * dist-provider; the sheets lie beside it. Throws as buildPortal and writePdfs do.
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
  const path = out ?? join(request.root ?? '.', 'dist-provider', `provider-${await dayOf(built.folder)}.zip`);
  const sheets = dirname(path);
  const names = await writePdfs({ ...request, from: built.folder, out: sheets, pages: [page] }, effects);
  const members = new Map([
    ['feedback.csv', feedback],
    ['portal.zip', await readFile(join(built.folder, 'portal.zip'))],
  ]);
  for (const name of names) members.set(name, await readFile(join(sheets, name)));
  const zip = zipOf(members);
  await writeFile(`${path}.tmp-${process.pid}`, zip);
  await rename(`${path}.tmp-${process.pid}`, path);
  const held = [...members.keys()].toSorted().join(', ');
  effects.say(`provider   ${relative('.', path)}, ${sizeInWords(zip.length)}: ${held}`);
  return path;
}

async function dayOf(folder: string): Promise<string> {
  return (await readFacts(folder)).asOf.replaceAll(' ', '-');
}
