import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, reader } from './browser.ts';
import { kinds, portal } from './portal.ts';

let browser: Browser;
const look = reader(() => browser);
const lookWithoutScripts = reader(() => browser, { scripts: false });
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

// Together: while one page loads, another is looked at.
describe.concurrent('every kind of page', () => {
  it.each(kinds)(
    '/%s loads without a complaint, and fits 320 px in the dark: a small phone, or 400 % zoom',
    (path) =>
      look(portal.url + path, async ({ page, complaints }) => {
        expect(await page.locator('h1').count()).toBe(1);
        await page.setViewportSize({ width: 320, height: 640 });
        await page.emulateMedia({ colorScheme: 'dark' });
        const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect(over).toBeLessThanOrEqual(0);
        // No CSP error, no other origin, nothing missing.
        expect(complaints).toEqual([]);
      }),
  );

  it.each(kinds)('/%s can be read without JavaScript', (path) =>
    lookWithoutScripts(portal.url + path, async ({ page, complaints }) => {
      expect(complaints).toEqual([]);
      const text = await page.locator('main').innerText();
      expect(text.length).toBeGreaterThan(150);
      expect(await page.locator('main a:visible').count()).toBeGreaterThan(0);
    }),
  );
});

describe('an address that does not exist', () => {
  it('gets a page that leads on', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    const response = await page.goto(`${portal.url}no/such/page/`);
    expect(response?.status()).toBe(404);
    expect(await page.locator('main').innerText()).toContain('start from what you see');
    await context.close();
  });
});
