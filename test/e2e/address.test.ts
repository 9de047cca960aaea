import { globSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync, cpSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serve, type Served } from '#lib/publish/serve.ts';
import { openBrowser, visit } from './browser.ts';
import { build } from './build.ts';

const base = '/repo/';
const forge = 'https://forge.example/team/portal';

let root: string;
let out: string;
let served: Served;
let browser: Browser;
const pages = new Map<string, string>();

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'watchbill-address-'));
  cpSync('test/sites/minimal/content', join(root, 'content'), { recursive: true });
  const file = join(root, 'content/portal.yaml');
  const portal = readFileSync(file, 'utf8').replace(/^url: .*$/m, 'url: https://pages.example');
  writeFileSync(file, `${portal}base: ${base}\nrepository: ${forge}\nbranch: duty\n`);
  ({ out } = await build(root));
  served = await serve(out, { base });
  browser = await openBrowser();
  for (const path of globSync('**/*.html', { cwd: out }))
    pages.set(path.replaceAll('\\', '/').replace(/index\.html$/, ''), readFileSync(join(out, path), 'utf8'));
});
afterAll(async () => {
  await browser?.close();
  await served?.close();
  for (const folder of [root, dirname(out)]) rmSync(folder, { recursive: true, force: true });
});

/** Every address in a page's attributes. */
function addresses(html: string): string[] {
  return [...html.matchAll(/\s(?:href|src|action|poster|data-base|content)="([^"]*)"/g)].flatMap(
    ([attribute, value = '']) => (attribute.includes('content=') && !value.startsWith('/') ? [] : [value]),
  );
}

describe('a portal under /repo/', () => {
  it('has no address that leaves the base, and every one of its own leads to a file', () => {
    const wrong: string[] = [];
    for (const [page, html] of pages)
      for (const address of addresses(html)) {
        if (/^(https?:|mailto:|tel:|data:)/.test(address)) continue;
        const { pathname } = new URL(address.replaceAll('&amp;', '&'), `http://x${base}${page}`);
        const path = decodeURIComponent(pathname);
        const file = join(out, path.slice(base.length), path.endsWith('/') ? 'index.html' : '');
        if (!path.startsWith(base) || !existsSync(file)) wrong.push(`${page}: ${address}`);
      }
    expect(wrong).toEqual([]);
    expect(pages.size).toBeGreaterThan(30);
  });

  it('has none in its styles, scripts, headers and lists either', () => {
    for (const path of globSync('{_astro/*,*}.{css,js}', { cwd: out })) {
      const text = readFileSync(join(out, path), 'utf8');
      for (const [, address = ''] of text.matchAll(/url\(["']?(\/[^)"']*)/g))
        expect(address).toMatch(/^\/repo\//);
      expect(text, path).not.toMatch(
        /["'`(]\/(respond|triage|detect|threats|measure|search|fonts|_astro|pagefind)\//,
      );
    }
    for (const line of readFileSync(join(out, '_headers'), 'utf8').split('\n'))
      if (line.startsWith('/')) expect(line).toMatch(/^\/repo\//);
  });

  it('names no host but its own, and that only where an address must be whole', () => {
    for (const [page, html] of pages) {
      const whole = addresses(html).filter((address) => address.startsWith('https://pages.example'));
      for (const address of whole) expect(address, page).toMatch(/^https:\/\/pages\.example\/repo\//);
      if (!page.startsWith('help/')) expect(html, page).not.toContain('plinth.example');
    }
  });

  it('leads from a page to its file on the branch of the forge', () => {
    const edits = [...pages].flatMap(([, html]) =>
      [...html.matchAll(/href="([^"]*\/edit\/[^"]*)"/g)].map(([, to]) => to ?? ''),
    );
    expect(edits.length).toBeGreaterThan(5);
    for (const to of edits) {
      expect(to).toMatch(/^https:\/\/forge\.example\/team\/portal\/edit\/duty\/content\//);
      expect(existsSync(join(root, to.slice(`${forge}/edit/duty/`.length)))).toBe(true);
    }
  });

  it('loads every kind of page with all it needs', async () => {
    for (const path of [
      '',
      'respond/procedures/mailbox-takeover/',
      'respond/comms/holding-note/',
      'triage/mailbox-rule/',
      'detect/coverage/',
      'measure/',
      'help/',
      'no/such/page/',
    ]) {
      const { page, complaints } = await visit(browser, served.url + path);
      expect(complaints.filter((text) => !text.includes('no/such/page') && !text.includes('404'))).toEqual(
        [],
      );
      const broken = await page.evaluate(() =>
        [...document.images].filter((image) => image.naturalWidth === 0).map((image) => image.src),
      );
      expect(broken).toEqual([]);
      for (const link of await page
        .locator('header a')
        .evaluateAll((list) => list.map((a) => new URL((a as HTMLAnchorElement).href).pathname)))
        expect(link.startsWith(base)).toBe(true);
      await page.context().close();
    }
  });

  it('finds a page by search and opens it', async () => {
    const { page, complaints } = await visit(browser, served.url);
    await page.keyboard.press('/');
    await page.locator('dialog[open]').waitFor();
    await page.keyboard.type('mailbox takeover');
    await page.locator('dialog .res a').first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL(
      (url) => url.pathname.startsWith(`${base}respond/`) || url.pathname.startsWith(`${base}t`),
    );
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('takes a query from the address, as a bookmark has it', async () => {
    const { page, complaints } = await visit(browser, `${served.url}search/?q=invoise+diverted`);
    await page.locator('dialog .res a').first().waitFor();
    const to = await page.locator('dialog .res a').first().getAttribute('href');
    expect(new URL(to ?? '', page.url()).pathname).toMatch(/^\/repo\//);
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});
