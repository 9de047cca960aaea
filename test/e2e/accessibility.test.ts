import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, visit } from './browser.ts';
import { kinds, portal } from './portal.ts';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const views = [
  { name: '1280 light', viewport: { width: 1280, height: 900 }, colorScheme: 'light' },
  { name: '1280 dark', viewport: { width: 1280, height: 900 }, colorScheme: 'dark' },
  { name: '390 light', viewport: { width: 390, height: 844 }, colorScheme: 'light' },
  { name: '360 dark', viewport: { width: 360, height: 740 }, colorScheme: 'dark' },
] as const;

let browser: Browser;
let axe: string;
beforeAll(async () => {
  browser = await openBrowser();
  axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
});
afterAll(() => browser.close());

interface AxeResults {
  violations: { id: string; help: string; nodes: { target: string[]; failureSummary?: string }[] }[];
}

describe.each(views)('axe at $name', ({ viewport, colorScheme }) => {
  it.each(kinds)('finds nothing on /%s', async (path) => {
    const { page } = await visit(browser, portal.url + path, { viewport, colorScheme, bypassCSP: true });
    await page.addScriptTag({ content: axe });
    const { violations } = await page.evaluate(
      (only) =>
        (window as unknown as { axe: { run: (o: object) => Promise<AxeResults> } }).axe.run({
          runOnly: { type: 'tag', values: only },
        }),
      tags,
    );
    const found = violations.map(
      ({ id, help, nodes }) => `${id}: ${help}: ${nodes[0]?.target.join(' ')} ${nodes[0]?.failureSummary}`,
    );
    expect(found).toEqual([]);
    await page.context().close();
  });
});
