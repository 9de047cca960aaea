import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, reader } from './browser.ts';
import { kinds, portal } from './portal.ts';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const sizes = [
  { width: 1280, height: 900 },
  { width: 390, height: 844 },
] as const;
// The dark scheme changes colours alone: what else axe knows would be the same again.
const schemes = [
  { colorScheme: 'light', runOnly: { type: 'tag', values: tags } },
  { colorScheme: 'dark', runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } },
] as const;

let browser: Browser;
let axe: string;
const look = reader(() => browser, { bypassCSP: true });
beforeAll(async () => {
  browser = await openBrowser();
  axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
});
afterAll(() => browser.close());

interface Axe {
  run: (options: object) => Promise<AxeResults>;
}
interface AxeResults {
  violations: { id: string; help: string; nodes: { target: string[]; failureSummary?: string }[] }[];
}

// Together: while one page loads, another is judged.
describe.concurrent('axe', () => {
  it.each(kinds)('finds nothing on /%s, wide and narrow, light and dark', async (path) => {
    const found: string[] = [];
    await look(portal.url + path, async ({ page }) => {
      await page.addScriptTag({ content: axe });
      for (const viewport of sizes)
        for (const { colorScheme, runOnly } of schemes) {
          await page.setViewportSize(viewport);
          await page.emulateMedia({ colorScheme });
          const { violations } = await page.evaluate(
            (options) => (window as unknown as { axe: Axe }).axe.run(options),
            { runOnly, resultTypes: ['violations'] },
          );
          for (const { id, help, nodes } of violations)
            found.push(
              `${viewport.width} ${colorScheme}: ${id}: ${help}: ${nodes[0]?.target.join(' ')} ${nodes[0]?.failureSummary}`,
            );
        }
    });
    expect(found).toEqual([]);
  });
});
