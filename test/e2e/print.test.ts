import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, visit } from './browser.ts';
import { portal } from './portal.ts';

const pageObject = /\/Type\s*\/Page\b/g;
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

describe('a printed playbook', () => {
  it('opens its messages, shows empty boxes and a log sheet, and hides what only a screen needs', async () => {
    const { page } = await visit(browser, `${portal.url}respond/procedures/ransomware/`);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.site').isVisible()).toBe(false);
    expect(await page.locator('.rail').isVisible()).toBe(false);
    expect(await page.locator('.sheet').isVisible()).toBe(true);
    expect(await page.locator('.write').first().isVisible()).toBe(true);
    const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true });
    const pages = pdf.toString('latin1').match(pageObject)?.length ?? 0;
    expect(pages).toBeGreaterThan(5);
    expect(pages).toBeLessThan(16);
    await page.context().close();
  });
});

describe('what is due, printed', () => {
  it('begins its long table on the first sheet, as if no row cared where it stands', async () => {
    const { page } = await visit(browser, `${portal.url}due/`);
    const sheets = async () =>
      (await page.pdf({ preferCSSPageSize: true })).toString('latin1').match(pageObject);
    const printed = await sheets();
    await page.evaluate(() => {
      for (const table of document.querySelectorAll('table')) table.style.breakInside = 'auto';
    });
    expect(printed?.length).toBe((await sheets())?.length);
    expect(await page.locator('link[rel=alternate]').getAttribute('href')).toBe('/due/feed.xml');
    await page.context().close();
  });
});

describe('a page on paper', () => {
  it.each([
    'respond/procedures/ransomware/',
    'respond/roles/incident-coordinator/',
    'triage/mailbox-rule-forwarding/',
    'detect/use-cases/mailbox-forward-rule/',
    'threats/ransomware-extortion/',
    'help/first-30-days/',
  ])(
    'lays nothing out in columns that is taller than a sheet: Firefox cuts lines in two there; /%s',
    async (path) => {
      const { page } = await visit(browser, portal.url + path);
      // A4 between the margins.
      const sheet = { width: 680, height: 998 };
      await page.setViewportSize(sheet);
      await page.emulateMedia({ media: 'print' });
      const tall = await page.evaluate(
        (height) =>
          [...document.querySelectorAll<HTMLElement>('body *')]
            .filter((node) => /grid|flex/.test(getComputedStyle(node).display) && node.offsetHeight > height)
            .map((node) => node.className),
        sheet.height,
      );
      expect(tall).toEqual([]);
      await page.context().close();
    },
  );
});
