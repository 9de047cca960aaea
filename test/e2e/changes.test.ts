import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, visit } from './browser.ts';
import { portal } from './portal.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const address = `${portal.url}changes/`;
const marked = '.changes [data-new]:visible';

/** Opens the page anew, as if a change that was there had been published since. */
async function returnBefore(page: Page, change: string | null): Promise<void> {
  await page.evaluate((hash) => {
    for (const [name, text] of Object.entries(localStorage) as [string, string][])
      if (text.includes(`${hash}`)) localStorage.setItem(name, text.replace(`${hash}`, 'another'));
    sessionStorage.clear();
  }, change);
  await page.reload();
}

describe('the page of changes', () => {
  it('is read without a script, and promises nothing then', async () => {
    const { page } = await visit(browser, address, { scripts: false });
    expect(await page.locator('.changes li[data-change]').count()).toBeGreaterThan(0);
    expect(await page.locator('[data-seen]').isVisible()).toBe(false);
    await page.context().close();
  });

  it('marks nothing at the first visit, and at the next what was not there', async () => {
    const { page, complaints } = await visit(browser, address);
    await page.locator('[data-seen]:has-text("From your next visit")').waitFor();
    expect(await page.locator(marked).count()).toBe(0);
    const first = await page.locator('[data-change]').first().getAttribute('data-change');
    await returnBefore(page, first);
    await page.locator('[data-seen]:has-text("1 change is new since your last visit on")').waitFor();
    expect(await page.locator(marked).count()).toBe(1);
    expect(await page.locator(`[data-change="${first}"] [data-new]`).isVisible()).toBe(true);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('says so where the browser keeps nothing', async () => {
    const { page, complaints } = await visit(browser, portal.url);
    await page.addInitScript(() => {
      for (const name of ['localStorage', 'sessionStorage'])
        Object.defineProperty(window, name, {
          get: () => {
            throw new DOMException('denied', 'SecurityError');
          },
        });
    });
    await page.goto(address);
    await page.locator('[data-seen]:has-text("This browser keeps nothing")').waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});

describe('the history at the foot of a page', () => {
  const playbook = `${portal.url}respond/procedures/ransomware/`;
  const history = '.pagefoot .history';

  it('says nothing the first time, and at the next visit what changed since', async () => {
    const { page, complaints } = await visit(browser, playbook);
    await page.waitForFunction(() => Object.keys(localStorage).some((name) => name.includes(' read /')));
    expect(await page.locator(`${history} [data-seen]`).textContent()).toBe('');
    const newest = await page.locator(`${history} [data-change]`).first().getAttribute('data-change');
    await returnBefore(page, newest);
    await page.locator(`${history} [data-seen]:has-text("1 new since you were here on")`).waitFor();
    await page.locator(`${history} summary`).click();
    expect(await page.locator(`${history} [data-new]:visible`).count()).toBe(1);
    expect(await page.locator(`[data-change="${newest}"] [data-new]`).isVisible()).toBe(true);
    // Another page was never read.
    await page.goto(`${portal.url}respond/procedures/generic/`);
    await page.waitForFunction(() => Object.keys(localStorage).some((name) => name.includes('/generic/')));
    expect(await page.locator(`${history} [data-seen]`).textContent()).toBe('');
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});
