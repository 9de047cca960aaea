import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, visit } from './browser.ts';
import { kinds, portal } from './portal.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

describe('every kind of page', () => {
  it.each(kinds)(
    '/%s loads without a complaint: no CSP error, no other origin, nothing missing',
    async (path) => {
      const { page, complaints } = await visit(browser, portal.url + path);
      expect(complaints).toEqual([]);
      expect(await page.locator('h1').count()).toBe(1);
      await page.context().close();
    },
  );

  it.each(kinds)('/%s fits 320 px: a small phone, or 400 % zoom, in the dark', async (path) => {
    const { page } = await visit(browser, portal.url + path, {
      viewport: { width: 320, height: 640 },
      colorScheme: 'dark',
    });
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(over).toBeLessThanOrEqual(0);
    await page.context().close();
  });

  it.each(kinds)('/%s can be read without JavaScript', async (path) => {
    const { page, complaints } = await visit(browser, portal.url + path, { scripts: false });
    expect(complaints).toEqual([]);
    const text = await page.locator('main').innerText();
    expect(text.length).toBeGreaterThan(150);
    expect(await page.locator('main a:visible').count()).toBeGreaterThan(0);
    await page.context().close();
  });
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
