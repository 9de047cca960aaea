import type { Browser, Page } from 'playwright-core';
import { dated } from './dates.ts';

/** The papers of the world. */
export const papers = ['A4', 'Letter'] as const;

/** One page on one paper. */
export interface Printed {
  paper: (typeof papers)[number];
  pdf: Buffer;
}

/**
 * Prints an address on every paper: tagged, with bookmarks. Scripts do not run: what a reader's clock or history
 * would add is no part of the content.
 */
export function printed(browser: Browser, url: string): Promise<Printed[]> {
  return onAllPapers(browser, url).catch((error: unknown) => {
    // A renderer falls over about once in two hundred loads, whatever the page; then once more.
    if (!String(error).includes('crashed')) throw error;
    return onAllPapers(browser, url);
  });
}

async function onAllPapers(browser: Browser, url: string): Promise<Printed[]> {
  const context = await browser.newContext({ javaScriptEnabled: false, colorScheme: 'light' });
  try {
    const page = await context.newPage();
    await load(page, url);
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
      all.push({ paper, pdf: dated(pdf, day) });
    }
    return all;
  } finally {
    await context.close();
  }
}

async function load(page: Page, url: string): Promise<void> {
  await page.goto(url, { waitUntil: 'load' });
  // A face that only paper needs is not asked for before.
  await page.evaluate(() => Promise.all([...document.fonts].map((face) => face.load())));
}
