import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from './browser.ts';
import { copyServer, foot, footSays, savedPage, type CopyServer } from './copy-server.ts';
import { kinds, portal } from './portal.ts';
import { saved, settled, start, tick } from './run.ts';

let browser: Browser;
let context: BrowserContext;
let server: CopyServer;
let page: Page;
beforeAll(async () => {
  browser = await openBrowser();
  context = await browser.newContext();
  server = await copyServer({ '/': portal.folder });
});
afterAll(() => browser.close());

describe('the first visit', () => {
  it('saves every page, the search and what they need, and says so', async () => {
    page = await savedPage(context, server.url);
    expect(await foot(page)).toMatch(/^Saved for offline use, \d+ pages, \d\.\d MB\.$/);
    const asked = new Set(server.asked);
    for (const path of kinds) expect(asked).toContain(path);
    for (const path of ['404.html', 'portal.zip', 'respond/procedures/ransomware/cacao.json'])
      expect(asked).not.toContain(path);
  });

  it('says where there is no HTTPS and no localhost that nothing is saved, and why', async () => {
    const other = await browser.newContext();
    await other.route('http://portal.example/**', async (route) => {
      const { pathname } = new URL(route.request().url());
      await route.fulfill({ response: await route.fetch({ url: server.url + pathname.slice(1) }) });
    });
    const plain = await other.newPage();
    await plain.goto('http://portal.example/');
    expect(await foot(plain)).toBe('Not saved for offline use: that needs HTTPS or localhost.');
    await other.close();
  });

  it('gives a file for programs from then on once it was opened', async () => {
    expect(await get('respond/procedures/ransomware/cacao.json')).toContain('playbook');
  });
});

/** A file as a script of the page gets it; nothing where there is none. */
function get(path: string): Promise<string> {
  return page.evaluate(
    (url) =>
      fetch(url).then(
        (response) => response.text(),
        () => '',
      ),
    server.url + path,
  );
}

describe('with the server gone', () => {
  beforeAll(() => server.stop());

  it('the page that was open searches and goes on', async () => {
    await page.keyboard.press('/');
    await page.fill('#search-field', 'ransom note');
    await page.click('dialog[open] li a:has-text("Ransomware or mass encryption")');
    await page.locator('h1:text-is("Ransomware or mass encryption")').waitFor();
    expect(await footSays(page, 'Offline copy')).toContain('24 Nov 2026');
  });

  it('every kind of page opens, also one that was never opened, and says how old it is', async () => {
    for (const path of kinds) {
      const response = await page.goto(server.url + path);
      expect(response?.fromServiceWorker(), path).toBe(true);
      expect(await page.locator('h1').count(), path).toBe(1);
      await footSays(page, /^Offline copy, content as of 24 Nov 2026, \d+ pages, \d\.\d MB\.$/);
    }
    expect(await page.evaluate(() => document.fonts.check('1em "IBM Plex Sans"'))).toBe(true);
  });

  it('an address with a role and a step opens its page', async () => {
    await page.goto(`${server.url}respond/procedures/ransomware/?role=scribe#containment`);
    expect(await page.locator('h1').innerText()).toBe('Ransomware or mass encryption');
  });

  it('a page keeps the headers that protect it', async () => {
    const response = await page.goto(`${server.url}respond/`);
    expect(response?.headers()).toMatchObject({
      'x-frame-options': 'DENY',
      'content-type': 'text/html; charset=utf-8',
    });
  });

  it('search finds by what is seen, by an id and in spite of a typing error', async () => {
    await page.goto(`${server.url}glossary/`);
    await page.keyboard.press('/');
    for (const [query, title] of [
      ['ransom note', 'Ransomware or mass encryption'],
      ['T1114.003', 'Mailbox'],
      ['ransomwear', 'Ransomware'],
    ] as const) {
      await page.fill('#search-field', query);
      const hit = page.locator('dialog[open] li a', { hasText: title }).first();
      await hit.waitFor();
      expect(await hit.getAttribute('href')).toMatch(/^\/\w+\//);
    }
  });

  it('an incident starts, is ticked, survives a reload and is exported', async () => {
    await page.goto(`${server.url}respond/procedures/ransomware/`);
    await start(page);
    await tick(page, 3);
    await settled(page);
    await page.reload();
    await page.locator('.running').waitFor();
    expect(await page.locator('.step.done').count()).toBe(3);
    await page.click('.running button:text-is("Export log")');
    const { text } = await saved(page, () => page.click('dialog[open] button:has-text("JSON")'));
    const { events } = JSON.parse(text) as { events: { kind: string }[] };
    expect(events.filter(({ kind }) => kind === 'tick')).toHaveLength(3);
  });

  it('an address without its last slash, or with index.html, leads to its page', async () => {
    await page.goto(`${server.url}triage/mailbox-rule-forwarding?x=1`);
    expect(page.url()).toBe(`${server.url}triage/mailbox-rule-forwarding/?x=1`);
    await page.goto(`${server.url}triage/index.html`);
    expect(await page.locator('h1').innerText()).toBe('Triage guides');
  });

  it('an address that is not there gets a calm page with everything that is', async () => {
    const response = await page.goto(`${server.url}respond/procedures/no-such-thing/`);
    expect(response?.status()).toBe(503);
    expect(await page.locator('h1').innerText()).toBe('Not in the copy on this device');
    await page.click('main a:text-is("Ransomware or mass encryption")');
    await page.locator('h1:text-is("Ransomware or mass encryption")').waitFor();
  });

  it('a file for programs is there if it was opened before, and fails plainly if not', async () => {
    expect(await get('respond/procedures/ransomware/cacao.json')).toContain('playbook');
    expect(await get('respond/procedures/ddos/cacao.json')).toBe('');
  });
});
