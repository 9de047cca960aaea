import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { serve } from '#lib/publish/serve.ts';
import { middle, type Case } from '#test/bench/case.ts';
import { ourSite } from '#test/bench/sites.ts';
import { openBrowser } from '#test/e2e/browser.ts';
import { lengthened } from '#test/e2e/long-log.ts';

const lines = 5000;
const ticks = 5;

/** From a tick to the step drawn as done, early in an incident and late in a long one. */
export const tick: Case = {
  name: 'tick',
  about: 'a step ticked in a log of 5,000 lines, against one just begun, in a real browser',
  async run({ say }) {
    say('tick: building a few procedures');
    const site = await ourSite(20);
    await site.build('cold');
    const folder = (await readdir(join(site.built, 'respond/procedures'))).find((name) =>
      name.startsWith('case-'),
    );
    const { url, close } = await serve(site.built);
    const browser = await openBrowser();
    try {
      const page = await (await browser.newContext({ serviceWorkers: 'block' })).newPage();
      const address = `${url}respond/procedures/${folder}/`;
      say('tick: an incident just begun');
      await begin(page, address);
      const text = await exported(page);
      const early = await ticked(page);
      say(`tick: one of ${lines} lines`);
      const other = await (await browser.newContext({ serviceWorkers: 'block' })).newPage();
      await begin(other, address);
      await open(other, lengthened(text, lines));
      const late = await ticked(other);
      return [
        { case: 'tick', what: 'in a log just begun', value: early, unit: 'ms' },
        { case: 'tick', what: `in a log of ${lines} lines`, value: late, unit: 'ms', goal: 100 },
        { case: 'tick', what: 'long ÷ begun', value: late / early, unit: '×' },
      ];
    } finally {
      await browser.close();
      await close();
    }
  },
};

async function begin(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.click('[data-run-start]');
  await page.locator('#run-start[open]').waitFor();
  await page.click('#run-start button[value=start]');
  await page.locator('.running').waitFor();
}

async function exported(page: Page): Promise<string> {
  await page.click('.running button:text-is("Export log")');
  const coming = page.waitForEvent('download');
  await page.click('dialog[open] button:has-text("JSON")');
  const text = await readFile(await (await coming).path(), 'utf8');
  await page.click('dialog[open] button:text-is("Close")');
  return text;
}

async function open(page: Page, text: string): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.click('.running button:text-is("More")');
  await page.click('dialog.more button:has-text("Open a run log")');
  const file = { name: 'run.json', mimeType: 'application/json', buffer: Buffer.from(text) };
  await (await chooser).setFiles(file);
  await page.locator('.live', { hasText: 'earlier lines are in the export' }).waitFor();
}

/** The middle of some ticks in milliseconds, timed inside the page. */
async function ticked(page: Page): Promise<number> {
  const found: number[] = [];
  for (let at = 0; at < ticks; at++)
    found.push(
      await page.evaluate(async (nth) => {
        const step = document.querySelectorAll('[data-phase] .step')[nth];
        const start = performance.now();
        step?.querySelector<HTMLInputElement>('.tick input')?.click();
        while (!step?.classList.contains('done')) await new Promise(requestAnimationFrame);
        await new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)));
        return performance.now() - start;
      }, at),
    );
  return middle(found);
}
