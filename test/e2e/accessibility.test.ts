import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, visit } from './browser.ts';
import { kinds, portal } from './portal.ts';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const sizes = [
  { name: '1280', viewport: { width: 1280, height: 900 } },
  { name: '390', viewport: { width: 390, height: 844 } },
] as const;
const schemes = ['light', 'dark'] as const;

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

describe.each(sizes)('axe at $name', ({ viewport }) => {
  it.each(kinds)('finds nothing on /%s, light and dark', async (path) => {
    const { page } = await visit(browser, portal.url + path, { viewport, bypassCSP: true });
    await page.addScriptTag({ content: axe });
    const found: string[] = [];
    for (const colorScheme of schemes) {
      await page.emulateMedia({ colorScheme });
      const { violations } = await page.evaluate(
        (only) =>
          (window as unknown as { axe: { run: (o: object) => Promise<AxeResults> } }).axe.run({
            runOnly: { type: 'tag', values: only },
          }),
        tags,
      );
      for (const { id, help, nodes } of violations)
        found.push(
          `${colorScheme}: ${id}: ${help}: ${nodes[0]?.target.join(' ')} ${nodes[0]?.failureSummary}`,
        );
    }
    expect(found).toEqual([]);
    await page.context().close();
  });
});
