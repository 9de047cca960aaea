import { copyFile, mkdir, mkdtemp, readdir, readFile, realpath, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import type { ContentRead } from '#lib/content/read.ts';
import { project } from '#lib/publish/astro.ts';
import { leakCheck } from '#lib/publish/leak-check/leak-check.ts';
import { ownTexts } from '#lib/publish/leak-check/own-texts.ts';
import { readNumbers } from '#lib/publish/numbers.ts';
import { PublishProblem, RequestProblem } from '#lib/publish/problem.ts';
import { counted, sizeInWords, stepsTo } from '#lib/publish/steps.ts';
import { openBrowser } from './browser.ts';
import { audienceOf, folderOf } from './built.ts';
import { indexPage } from './index-page.ts';
import { printed, type Site } from './print.ts';
import { sheetsOf, type Sheet } from './sheets.ts';

/** The flags of `npm run pdf`, beside those every command has. */
export const pdfFlags = {
  audience: { type: 'text', value: 'ID', help: 'whose portal; default: responder' },
  from: {
    type: 'text',
    value: 'DIR',
    help: 'the built portal; default: dist, or dist-ID for another audience',
  },
  out: { type: 'text', value: 'DIR', help: 'where to; default: pdf in the built portal' },
} as const;

/** What to print, and the environment to look for a browser in. */
export interface PdfRequest {
  root?: string | undefined;
  audience?: string | undefined;
  from?: string | undefined;
  out?: string | undefined;
  /** Addresses of pages; none: the usual. */
  pages: readonly string[];
  env: Readonly<Record<string, string | undefined>>;
}

/** What printing needs of its command. */
export interface PdfEffects {
  say: (line: string) => void;
  /** Milliseconds, used for differences only. */
  now: () => number;
  /** Reads content/, to look for what this audience may not read. */
  check: () => Promise<ContentRead>;
  /** What a wrong request is thrown as. */
  refuse: (message: string, hint?: string) => Error;
}

/**
 * Prints pages of a built portal on A4 and Letter. Nothing is written before all are printed and searched for what
 * this audience may not read. Returns the names of the files. Throws what `refuse` makes of a wrong request, else PublishProblem.
 */
export async function writePdfs(request: PdfRequest, effects: PdfEffects): Promise<string[]> {
  const work = await mkdtemp(join(tmpdir(), 'watchbill-pdf-'));
  try {
    return await write(request, effects, work);
  } catch (error) {
    throw error instanceof RequestProblem ? effects.refuse(error.message, error.hint) : error;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

async function write(request: PdfRequest, { say, now, check }: PdfEffects, work: string): Promise<string[]> {
  const { step, note } = stepsTo(say, now);
  const { root = '.', pages, env } = request;
  const folder = resolve(request.from ?? join(root, folderOf(request.audience)));
  const audience = await audienceOf(folder, request.audience);
  const { content, sources } = await check();
  const row = content?.portal.audiences.find(({ id }) => id === audience);
  if (!content || !row) throw new PublishProblem('content/ is not what this was built from', 'npm run build');
  const { base, url } = content.portal;
  const sheets = sheetsOf(folder, base, pages);
  const files = await step(
    'print',
    async () =>
      printAll({ folder: await realpath(folder), base, url }, sheets, {
        env,
        work,
        made: (name) => note('', name),
      }),
    (made) => counted(made.length, 'file'),
  );
  const secrets = { content, sources, metrics: await readNumbers(root) };
  await step(
    'leaks',
    () => leakCheck(work, secrets, row, ownTexts(project)),
    (count) => (count === 0 ? 'nothing is left out' : `${counted(count, 'secret')}, none shown`),
  );
  const target = resolve(request.out ?? join(folder, 'pdf'));
  await mkdir(target, { recursive: true });
  for (const file of files) await copyFile(join(work, file), join(target, file));
  if (request.out === undefined) await list(folder, target);
  note('written', relative('.', target) || '.');
  return files;
}

/** Prints into the folder `work`; says the name of each sheet when it is `made`. Returns the names of the files. */
async function printAll(
  site: Site,
  sheets: readonly Sheet[],
  { env, work, made }: { env: PdfRequest['env']; work: string; made: (name: string) => void },
): Promise<string[]> {
  const browser = await openBrowser(env);
  const files: string[] = [];
  try {
    for (const { path, name } of sheets) {
      for (const { paper, pdf } of await printed(browser, site, path)) {
        const file = `${name}-${paper.toLowerCase()}.pdf`;
        await writeFile(join(work, file), pdf);
        files.push(file);
      }
      made(name);
    }
  } finally {
    await browser.close();
  }
  return files;
}

/** Writes the page that lists every PDF of a folder. */
async function list(portal: string, target: string): Promise<void> {
  const names = (await readdir(target)).filter((name) => name.endsWith('.pdf')).toSorted();
  const files = await Promise.all(
    names.map(async (name) => ({ name, size: sizeInWords((await stat(join(target, name))).size) })),
  );
  const page = await readFile(join(portal, '404.html'), 'utf8');
  await writeFile(join(target, 'index.html'), indexPage(page, files));
}
