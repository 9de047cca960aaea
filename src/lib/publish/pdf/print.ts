import type { Browser, Page, Route } from 'playwright-core';
import { findFile } from '#lib/publish/find-file.ts';
import { contentType } from '#lib/publish/mime.ts';
import { sameBytes } from './same-bytes.ts';

/** The papers of the world. */
export const papers = ['A4', 'Letter'] as const;

/** One page on one paper. */
export interface Printed {
  paper: (typeof papers)[number];
  pdf: Buffer;
}

/** A built portal, and where it is published: links on paper lead there. */
export interface Site {
  folder: string;
  base: string;
  url: string;
}

/**
 * Prints a page on every paper: tagged, with bookmarks. `path` is below the base. The browser is given the files of
 * the folder under the portal's own address and nothing else; no request leaves this machine. Scripts do not run:
 * what a reader's clock or history would add is no part of the content.
 */
export function printed(browser: Browser, site: Site, path: string): Promise<Printed[]> {
  return onAllPapers(browser, site, path).catch((error: unknown) => {
    // A renderer falls over about once in two hundred loads, whatever the page; then once more.
    if (!String(error).includes('crashed')) throw error;
    return onAllPapers(browser, site, path);
  });
}

async function onAllPapers(browser: Browser, site: Site, path: string): Promise<Printed[]> {
  const context = await browser.newContext({ javaScriptEnabled: false, colorScheme: 'light' });
  try {
    await context.route('**/*', (route) => answer(route, site));
    const page = await context.newPage();
    // Laid out as paper from the start: a sheet that is scrolled to on a screen would lead a little elsewhere.
    await page.emulateMedia({ media: 'print' });
    await load(page, new URL(site.base + path, site.url).href);
    const day = (await page.locator('html').getAttribute('data-as-of')) ?? '';
    const all: Printed[] = [];
    for (const paper of papers) {
      const pdf = await page.pdf({
        format: paper,
        preferCSSPageSize: true,
        printBackground: true,
        tagged: true,
        outline: true,
      });
      all.push({ paper, pdf: sameBytes(pdf, day) });
    }
    return all;
  } finally {
    await context.close();
  }
}

/** Answers a request from the folder. What is not in it, or of another origin, is not there. */
async function answer(route: Route, { folder, base, url }: Site): Promise<void> {
  const { origin, pathname } = new URL(route.request().url());
  const found = origin === new URL(url).origin ? await findFile(folder, base, pathname) : undefined;
  if (found?.kind !== 'file') return route.abort();
  return route.fulfill({ path: found.path, contentType: contentType(found.path) });
}

async function load(page: Page, url: string): Promise<void> {
  await page.goto(url, { waitUntil: 'load' });
  // A face that only paper needs is not asked for before.
  await page.evaluate(async () => {
    await Promise.all([...document.fonts].map((face) => face.load()));
    // And laid out with: on a busy machine the sheet would else be cut with the face that stood in.
    await document.fonts.ready;
  });
}
