import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isSealed } from '#lib/content/seal.ts';
import { snapshotSchema } from '#lib/model/snapshot.ts';
import { pdfTexts } from '#lib/publish/leak-check/pdf.ts';
import { openBrowser, visit } from './browser.ts';
import { portal } from './portal.ts';

let browser: Browser;
beforeAll(async () => (browser = await openBrowser()));
afterAll(() => browser.close());

const address = 'measure/reports/2026-Q3/';
const pagesOf = (bytes: Buffer) => bytes.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;

describe('the report of a quarter', () => {
  it.each([
    ['A4', { width: '210mm', height: '297mm' }],
    ['Letter', { width: '8.5in', height: '11in' }],
  ])('has three sheets of %s, at most 1 MB, tagged, with a list of its sections', async (_, size) => {
    const { page } = await visit(browser, `${portal.url}${address}`);
    const options = { ...size, preferCSSPageSize: false, printBackground: true, tagged: true, outline: true };
    const bytes = await page.pdf(options);
    expect(pagesOf(bytes)).toBe(3);
    expect(bytes.length).toBeLessThan(1_000_000);
    const text = bytes.toString('latin1');
    expect(text).toMatch(/\/StructTreeRoot/);
    expect(text).toMatch(/\/Outlines/);
    expect(text).toMatch(/\/FontFile2/);
    await page.context().close();
  });

  it('says on its first sheet the finding, five numbers, what is asked and what was promised', async () => {
    const { page } = await visit(browser, `${portal.url}${address}`);
    const first = await page.pdf({ pageRanges: '1', preferCSSPageSize: true });
    const words = [...pdfTexts(first)].join(' ').replace(/\s+/g, ' ');
    for (const said of [
      'More alerts, decided later',
      'What we ask you to decide',
      'EUR 6,500',
      'Late, now 31 Dec',
    ])
      expect(words).toContain(said);
    await page.context().close();
  });

  it('uses no technique numbers and no names of rules', async () => {
    const html = await readFile(join(portal.folder, address, 'index.html'), 'utf8');
    const main = /<main[\s\S]*<\/main>/.exec(html)?.[0] ?? '';
    expect(main).toContain('More alerts, decided later');
    expect(main).not.toMatch(/\bT\d{4}\b/);
    expect(main).not.toMatch(/Atypical travel/i);
  });

  it('reads without JavaScript, and leads to its tables and its snapshot', async () => {
    const { page } = await visit(browser, `${portal.url}${address}`, { scripts: false });
    expect(await page.locator('.five > div').count()).toBe(5);
    const links = await page.locator('main a[href$=".csv"], main a[href$=".json"]').all();
    expect(links.length).toBeGreaterThan(3);
    for (const link of links) {
      const answer = await page.request.get(
        new URL((await link.getAttribute('href')) ?? '', page.url()).href,
      );
      expect(answer.status()).toBe(200);
    }
    await page.context().close();
  });

  it('hands out the snapshot as it was sealed', async () => {
    const file = join(portal.folder, 'api/reports/2026-Q3.json');
    expect(isSealed(snapshotSchema.parse(JSON.parse(await readFile(file, 'utf8'))))).toBe(true);
  });

  it('is announced by a feed that parses', async () => {
    const { page } = await visit(browser, `${portal.url}measure/reports/`);
    const feed = await readFile(join(portal.folder, 'measure/reports/feed.xml'), 'utf8');
    const [errors, entries] = await page.evaluate((text) => {
      const parsed = new DOMParser().parseFromString(text, 'application/xml');
      return [
        parsed.querySelectorAll('parsererror').length,
        parsed.querySelectorAll('entry > updated').length,
      ];
    }, feed);
    expect([errors, entries]).toEqual([0, 3]);
    await page.context().close();
  });
});
