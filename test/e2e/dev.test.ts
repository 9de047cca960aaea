import { readFileSync, writeFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { newsEvent } from '#dev/news.ts';
import { openBrowser, visit } from './browser.ts';
import { devServer, type DevServer } from './dev-server.ts';

const file = 'content/triage/mailbox-rule.mdx';
const address = 'triage/mailbox-rule/';
/** Text of a page that a browser must never take for markup. */
const hostile = '<img src=x onerror=alert(1)>';

let browser: Browser;
let server: DevServer;
const edit = (change: (text: string) => string, root = server.root) =>
  writeFileSync(join(root, file), change(readFileSync(join(root, file), 'utf8')));
const spoil = (text: string) => text.replace('owner: technical-lead', `owner: "${hostile}"`);
const repair = (text: string) => text.replace(`owner: "${hostile}"`, 'owner: technical-lead');

beforeAll(async () => {
  browser = await openBrowser();
  server = await devServer('minimal', (root) => edit(spoil, root));
}, 240_000);
afterAll(async () => {
  await server.close();
  await browser.close();
});

const panelOf = (page: Page) => page.locator('.dev-findings');
const toggleOf = (panel: Locator) => panel.getByRole('button');

describe('npm run dev', () => {
  it('starts although a page holds an error, and tells it where the page is not', async () => {
    const { page, complaints } = await visit(browser, server.url);
    const panel = panelOf(page);
    await panel.getByText(`${file}:4:8`).waitFor();
    expect(await toggleOf(panel).innerText()).toContain('1 error');
    expect(await panel.innerText()).toContain('Elsewhere (1)');
    expect(complaints).toEqual([]);
    expect((await page.goto(server.url + address))?.status()).toBe(404);
    await panel.getByText(`${file}:4:8`).waitFor();
    expect(server.said()).toContain(`${file}:4:8`);
    await page.context().close();
  });

  it('tells an error while somebody edits, keeps the page, and goes when it is repaired', async () => {
    edit(repair);
    const page = await (await browser.newContext({ serviceWorkers: 'block' })).newPage();
    // Until its page is there: a page that opens while the content is read anew may miss the word of it.
    const link = page.locator(`a[href$="/${address}"]`);
    const there = async () => (await page.goto(`${server.url}triage/`)) && (await link.count()) > 0;
    await expect.poll(there, { interval: 500, timeout: 30_000 }).toBe(true);
    await page.goto(server.url + address);
    const title = await page.locator('h1').innerText();
    edit(spoil);
    const panel = panelOf(page);
    await panel.locator('[data-severity=error]').waitFor();
    const words = await panel.innerText();
    expect(words).toContain('This page (1)');
    expect(words).toContain(`Error ${file}:4:8`);
    expect(words).toContain(hostile);
    expect(words).toContain('You see it as it was before the error');
    expect(words).toContain('technical-lead');
    expect(await panel.locator('img').count()).toBe(0);
    expect(await page.locator('h1').innerText()).toBe(title);
    expect(await panel.getByRole('status').innerText()).toContain('1 error, 1 on this page');
    edit(repair);
    await panel.getByText('No findings').first().waitFor();
    await panel.waitFor({ state: 'hidden' });
    await page.context().close();
  });

  it('closes and opens by keyboard, stays closed over a reload, and has nothing that axe would find', async () => {
    edit(spoil);
    const { page } = await visit(browser, server.url + address);
    const panel = panelOf(page);
    await panel.locator('[data-severity=error]').waitFor();
    await page.addScriptTag({ path: createRequire(import.meta.url).resolve('axe-core/axe.min.js') });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      const found = await page.evaluate(async () => {
        const { axe } = window as unknown as {
          axe: { run: (on: string) => Promise<{ violations: { id: string }[] }> };
        };
        return (await axe.run('.dev-findings')).violations.map(({ id }) => id);
      });
      expect(found, colorScheme).toEqual([]);
    }
    const toggle = toggleOf(panel);
    await toggle.focus();
    await page.keyboard.press('Escape');
    expect(await toggle.getAttribute('aria-expanded')).toBe('false');
    expect(await panel.locator('[data-severity=error]').isVisible()).toBe(false);
    await page.reload();
    await toggle.waitFor();
    expect(await toggle.getAttribute('aria-expanded')).toBe('false');
    await toggle.focus();
    await page.keyboard.press('Enter');
    expect(await panel.locator('[data-severity=error]').isVisible()).toBe(true);
    await page.context().close();
  });
});

it('nothing of it is in what a build publishes', async () => {
  const { folder } = inject('portal');
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter(
    (entry) => entry.isFile() && /\.(html|js|mjs|css|json|map|txt|xml)$/.test(entry.name),
  );
  expect(files.length).toBeGreaterThan(200);
  const found: string[] = [];
  for (const { parentPath, name } of files) {
    const text = await readFile(join(parentPath, name), 'utf8');
    if (text.includes(newsEvent) || text.includes('dev-findings') || text.includes('src/dev/'))
      found.push(join(parentPath, name));
    // Without a server to ask, its script is empty: only the name that Astro gives it would tell.
    if (/^page\.[\w-]+\.js$/.test(name)) found.push(name);
  }
  expect(found).toEqual([]);
});
