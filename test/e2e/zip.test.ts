import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, posix } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { zipMembers } from '#lib/publish/leak-check/zip.ts';
import { goTo, openBrowser, visit } from './browser.ts';
import { kinds, portal } from './portal.ts';
import { saved, settled, start, tick } from './run.ts';

let browser: Browser;
let folder: string;
const members = new Map<string, Buffer>();
beforeAll(async () => {
  browser = await openBrowser();
  // A name as people choose them.
  folder = join(mkdtempSync(join(tmpdir(), 'watchbill-stick-')), 'Stick of the night shift, ünlü #1');
  for (const { name, bytes } of zipMembers(readFileSync(join(portal.folder, 'portal.zip')))) {
    members.set(name, bytes);
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), bytes);
  }
});
afterAll(async () => {
  await browser.close();
  rmSync(dirname(folder), { recursive: true, force: true });
});

const at = (path: string) => pathToFileURL(join(folder, 'portal', path, 'index.html')).href;
const pages = () => [...members].filter(([name]) => name.endsWith('.html'));

describe('the zip', () => {
  it('is offered in the foot of every page, with its size', async () => {
    const html = readFileSync(join(portal.folder, 'due/index.html'), 'utf8');
    const { length } = readFileSync(join(portal.folder, 'portal.zip'));
    const size = `${(length / 1e6).toFixed(1)} MB`;
    expect(html).toContain(`<a href="/portal.zip">Take it with you: portal.zip, ${size}</a>`);
    expect(members.get('portal/due/index.html')?.toString()).not.toContain('portal.zip');
  });

  it('holds every page, and nothing that needs a server', () => {
    expect(pages().length).toBeGreaterThan(100);
    const names = [...members.keys()];
    expect(names).toEqual(names.toSorted());
    expect(names.every((name) => name.startsWith('portal/'))).toBe(true);
    for (const name of names)
      expect(name).not.toMatch(
        /pagefind|sw\.js|offline\.json|_headers|404|portal\.zip|_astro\/.*\.js|titles\.json/,
      );
    for (const [name, html] of pages()) {
      expect(html.toString(), name).not.toMatch(/type="module"|rel="preload"|crossorigin/);
      expect(html.toString(), name).toContain("content=\"default-src 'none'; script-src 'self' file:;");
    }
  });

  it('has no address that leaves the folder, and every one leads to a file and a place on it', () => {
    const wrong: string[] = [];
    for (const [name, html] of pages())
      for (const [, address = ''] of html.toString().matchAll(/\s(?:href|src|data-base)="([^"]*)"/g)) {
        if (/^(https?:|mailto:|tel:|data:)/.test(address)) continue;
        const [path = '', place] = address
          .replaceAll('&#38;', '&')
          .replace(/\?[^#]*/, '')
          .split('#');
        const to = path === '' ? name : posix.join(posix.dirname(name), decodeURIComponent(path));
        const there = to.endsWith('/') ? to === 'portal/' : members.has(to);
        if (address.startsWith('/') || !there) wrong.push(`${name}: ${address}`);
        else if (place && !members.get(to)?.includes(`id="${decodeURIComponent(place)}"`))
          wrong.push(`${name}: ${address} (no such place)`);
      }
    expect(wrong).toEqual([]);
  });
});

describe('opened by double click', () => {
  it('every kind of page reads as on the server, without a complaint', async () => {
    const { page, complaints } = await visit(browser, at(''));
    for (const path of kinds) {
      await page.goto(at(path));
      expect(await page.locator('h1').count(), path).toBe(1);
      const fonts = page.evaluate(() =>
        document.fonts.ready.then((all) => [...all].map(({ status }) => status)),
      );
      expect(await fonts, path).toContain('loaded');
      expect(await page.locator('[data-offline]').innerText()).toBe(
        'Copy opened from files, content as of 24 Nov 2026. It does not renew itself.',
      );
    }
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('can send nothing: the policy of its pages knows no connection', async () => {
    const { page } = await visit(browser, at(''));
    const sent = await page.evaluate(
      (url) =>
        fetch(url).then(
          () => 'sent',
          () => 'refused',
        ),
      portal.url,
    );
    expect(sent).toBe('refused');
    await page.context().close();
  });

  it('leads from the start to step 1 of a playbook by what one sees', async () => {
    const { page } = await visit(browser, at(''));
    await page.click('header a:text-is("Something is happening")');
    await page.click('main a[href*="/procedures/ransomware/"] >> nth=0');
    await page.locator('h1:text-is("Ransomware or mass encryption")').waitFor();
    expect(page.url()).toMatch(/^file:.*procedures\/ransomware\/index\.html/);
    await page.context().close();
  });

  it('searches titles, summaries and symptoms, also with a typing error, and opens what it finds', async () => {
    const { page, complaints } = await visit(browser, at('glossary/'));
    await page.keyboard.press('/');
    const hits = page.locator('dialog[open] li a');
    for (const [query, title] of [
      ['ransom note', 'Ransomware or mass encryption'],
      ['T1486', 'Ransomware or mass encryption'],
      ['ransomwear', 'Ransomware'],
    ] as const) {
      await page.fill('#search-field', query);
      await hits.filter({ hasText: title }).first().waitFor();
    }
    await page.fill('#search-field', 'ransom note');
    await hits.filter({ hasText: 'Ransomware or mass' }).first().waitFor();
    expect(await page.locator('dialog[open] [role=status]').innerText()).toMatch(
      /^\d+ results? for “ransom note”/,
    );
    await page.keyboard.press('Enter');
    await page.locator('h1:text-is("Ransomware or mass encryption")').waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});

describe('run mode from a file', () => {
  const notices = (page: Page) => page.locator('.notices').innerText();

  it('starts, ticks, says where its log lives, asks for an export after five ticks, and survives a reload', async () => {
    const { page, complaints } = await visit(browser, at('respond/procedures/ransomware/'));
    await start(page);
    expect(await notices(page)).toContain('The log is kept in this browser only.');
    await tick(page, 4);
    expect(await notices(page)).not.toContain('since the last export');
    await tick(page, 5);
    expect(await notices(page)).toContain('5 ticks since the last export.');
    await page.click('.notices button:text-is("Export log")');
    const { text } = await saved(page, () => page.click('dialog[open] button:has-text("JSON")'));
    expect(text).toContain('"kind": "watchbill-run"');
    await page.click('dialog[open] button:text-is("Close")');
    expect(await notices(page)).not.toContain('since the last export');
    await settled(page);
    await goTo(page);
    await page.locator('.running').waitFor();
    expect(await page.locator('.step.done').count()).toBe(5);
    expect(complaints).toEqual([]);
    await page.goto(at('respond/'));
    await page.locator('[data-runs] li a', { hasText: 'Ransomware' }).click();
    await page.locator('.running').waitFor();
    await page.context().close();
  });

  it('shows the steps of one role by its address', async () => {
    const { page } = await visit(browser, `${at('respond/procedures/ransomware/')}?role=scribe`);
    await page.locator('[data-run]').waitFor();
    expect(new URL(page.url()).searchParams.get('role')).toBe('scribe');
    await page.context().close();
  });
});
