import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { strToU8, zipSync, type Zippable } from 'fflate';
import { bundle } from '#lib/publish/bundle.ts';
import { filesIn } from '#lib/publish/files-in.ts';
import { readFacts } from '#lib/publish/offline/facts.ts';
import { portablePage, portableStyle } from './page.ts';
import { shortPage } from './pages.ts';
import { readMe } from './read-me.ts';

/** What needs a server, or is replaced by something that needs none. */
const without =
  /^(_headers|404\.html|sw\.js|offline\.json|portal\.zip|pagefind\/.*|search\/titles\.json|_astro\/.*\.js)$/;
/** What deflate would only make longer. */
const packed = /\.(woff2|png|jpe?g|webp|avif|gif|zip)$/;

/**
 * Writes portal.zip: the finished folder as pages that open by double click. The same folder gives the same bytes:
 * members by name, one time stamp, a compressor in JavaScript alone. Returns its size in bytes.
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
  const zip = zipSync(zippable(members));
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

function zippable(members: ReadonlyMap<string, Uint8Array>): Zippable {
  // Of local time, as zip wants it: the same digits everywhere.
  const mtime = new Date(1980, 0, 1);
  return Object.fromEntries(
    [...members]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, bytes]) => [`portal/${name}`, [bytes, { mtime, level: packed.test(name) ? 0 : 9 }]]),
  );
}
