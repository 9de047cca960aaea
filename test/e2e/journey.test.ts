import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, visit } from './browser.ts';
import { portal } from './portal.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

async function search(page: Page, words: string): Promise<void> {
  await page.keyboard.type(words);
  await page.locator('dialog [role=status]').filter({ hasText: words }).waitFor();
}

describe('a responder who knows nothing', () => {
  it('goes from the start over the search to the playbook, by keyboard alone', async () => {
    const { page, complaints } = await visit(browser, portal.url);
    await page.keyboard.press('/');
    await page.locator('dialog[open]').waitFor();
    await search(page, 'files renamed');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL(/procedures\/ransomware/);
    expect(await page.locator('h1').innerText()).toBe('Ransomware or mass encryption');
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('describes what it sees in the field on the start page', async () => {
    const { page } = await visit(browser, portal.url);
    await page.fill('#q', 'strange sign-in');
    await page.click('text=Find playbook');
    await page.locator('dialog[open] .res a').first().waitFor();
    expect(await page.locator('dialog .res').innerText()).toContain('Account compromise');
    await page.context().close();
  });

  it('finds the playbook without JavaScript, from what is seen', async () => {
    const { page } = await visit(browser, portal.url, { scripts: false });
    await page.click('text=Everything people see');
    await page.locator('main li', { hasText: 'A note that demands money' }).locator('a').click();
    expect(await page.locator('h1').textContent()).toBe('Ransomware or mass encryption');
    await page.context().close();
  });
});

describe('search', () => {
  it('lists the pages that hold an exact id first', async () => {
    const { page } = await visit(browser, portal.url);
    await page.keyboard.press('/');
    await page.locator('dialog[open]').waitFor();
    await search(page, 'T1490');
    const first = await page.locator('dialog .res li a').first().innerText();
    expect([
      'Ransomware or mass encryption',
      'Shadow copies or backup catalog deleted',
      'Servers encrypted and data held for ransom',
      'Files change in bulk, or backups are deleted',
    ]).toContain(first);
    await page.context().close();
  });

  it('shows the playbook first, for a word alone and for one misspelt', async () => {
    const { page } = await visit(browser, portal.url);
    await page.keyboard.press('/');
    await page.locator('dialog[open]').waitFor();
    for (const [said, playbook] of [
      ['phishing', 'Phishing message'],
      ['encryption', 'Ransomware'],
      ['ransomwear', 'Ransomware'],
      ['phising', 'Phishing message'],
      ['ransomwaer encription', 'Ransomware'],
    ] as const) {
      await page.fill('#search-field', '');
      await search(page, said);
      expect(await page.locator('dialog .res li a').first().innerText(), said).toContain(playbook);
    }
    expect(await page.locator('dialog [role=status]').innerText()).toContain(
      '“ransomware encryption” instead of “ransomwaer encription”',
    );
    await page.context().close();
  });

  it('asks for what was typed where that stands in quotes', async () => {
    const { page } = await visit(browser, portal.url);
    await page.keyboard.press('/');
    await page.locator('dialog[open]').waitFor();
    await search(page, '"ransomwear"');
    expect(await page.locator('dialog [role=status]').innerText()).not.toContain('instead of');
    await page.context().close();
  });

  it('gives the focus back where it was when it closes', async () => {
    const { page } = await visit(browser, `${portal.url}respond/`);
    await page.focus('a.find');
    await page.keyboard.press('Enter');
    await page.locator('dialog[open]').waitFor();
    await page.keyboard.press('Escape');
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('find');
    await page.context().close();
  });
});

describe('a reader at night', () => {
  it('forces the dark, and every page keeps it', async () => {
    const { page } = await visit(browser, portal.url, { colorScheme: 'light' });
    await page.click('[data-theme-toggle]');
    await page.goto(`${portal.url}triage/`);
    expect(await page.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark');
    const background = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    expect(background).toBe('rgb(16, 19, 22)');
    await page.context().close();
  });
});
