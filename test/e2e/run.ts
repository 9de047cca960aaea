import { readFile } from 'node:fs/promises';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { visit, type Watched } from './browser.ts';
import { portal } from './portal.ts';

/** The playbook these tests run. */
export const playbook = `${portal.url}respond/procedures/ransomware/`;

/** Opens the playbook and starts an incident on it. */
export async function started(browser: Browser, options: BrowserContextOptions = {}): Promise<Watched> {
  const watched = await visit(browser, playbook, options);
  await start(watched.page);
  return watched;
}

/** Presses Start and takes what the dialog suggests. */
export async function start(page: Page, first = ''): Promise<void> {
  await page.click('[data-run-start]');
  await page.locator('#run-start[open]').waitFor();
  if (first) await page.fill('#run-first', first);
  await page.click('#run-start button[value=start]');
  await page.locator('.running').waitFor();
}

/** Ticks the first `n` steps. */
export async function tick(page: Page, n: number): Promise<void> {
  for (let at = 0; at < n; at++) await page.locator('[data-phase] .tick input').nth(at).check();
}

/** Opens More and chooses. */
export async function choose(page: Page, words: string): Promise<void> {
  await page.click('.running button:text-is("More")');
  await page.click(`dialog.more button:has-text("${words}")`);
}

/** What the log beside the steps says, newest line first. */
export async function logLines(page: Page): Promise<string[]> {
  return page.locator('.log li > :last-child').allInnerTexts();
}

/** Waits until the newest lines are on the disk: a reload must find them. */
export async function settled(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const opening = indexedDB.open(document.body.dataset['store'] ?? '');
        opening.addEventListener('success', () => {
          const change = opening.result.transaction('runs', 'readwrite');
          change.addEventListener('complete', () => resolve());
          change.objectStore('runs').count();
          opening.result.close();
        });
      }),
  );
}

/** The text of what a click downloads, and its name. */
export async function saved(page: Page, click: () => Promise<void>): Promise<{ name: string; text: string }> {
  const coming = page.waitForEvent('download');
  await click();
  const download = await coming;
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
}
