import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { strToU8 } from 'fflate';
import { bundle } from '#lib/publish/bundle.ts';
import { filesIn } from '#lib/publish/files-in.ts';
import { readFacts } from '#lib/publish/offline/facts.ts';
import { zipOf } from '#lib/publish/zip.ts';
import { portablePage, portableStyle } from './page.ts';
import { shortPage } from './pages.ts';
import { readMe } from './read-me.ts';

/** What needs a server, or is replaced by something that needs none. */
const without =
  /^(_headers|404\.html|sw\.js|offline\.json|portal\.zip|pagefind\/.*|search\/titles\.json|_astro\/.*\.js)$/;

/**
 * Writes portal.zip: the finished folder as pages that open by double click. The same folder gives the same bytes.
 * Returns its size in bytes.
 */
export async function publishPortable(folder: string, base: string): Promise<number> {
  const members = new Map<string, Uint8Array>();
  const pages = [];
  for (const file of filesIn(folder)) {
    if (without.test(file)) continue;
    const body = await readFile(join(folder, file));
    const text = /\.(html|css)$/.test(file) ? body.toString('utf8') : '';
    if (file.endsWith('.html')) {
      members.set(file, strToU8(portablePage(text, file, base)));
      pages.push(shortPage(text, file) ?? []);
    } else members.set(file, text ? strToU8(portableStyle(text, file, base)) : body);
  }
  members.set('portal.js', strToU8(await script()));
  members.set('pages.js', strToU8(`watchbillPages=${JSON.stringify(pages.flat())}\n`));
  members.set('READ-ME.txt', strToU8(readMe(await readFacts(folder))));
  const zip = zipOf(members, 'portal/');
  await writeFile(join(folder, 'portal.zip'), zip);
  return zip.length;
}

/** The shell of the served pages, with search and status that need no server. */
function script(): Promise<string> {
  return bundle({
    entry: 'shell.ts',
    instead: {
      'search.ts': 'offline/search-files.ts',
      'offline/register.ts': 'offline/from-files.ts',
    },
  });
}
