import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, visit } from './browser.ts';
import { allPages, exists, portal } from './portal.ts';

let browser: Browser;
let pages: string[];
beforeAll(async () => {
  browser = await openBrowser();
  pages = (await allPages()).filter((path) => path.startsWith('measure/') && !path.includes('reports/'));
});
afterAll(() => browser.close());

const htmlOf = (path: string) => readFileSync(join(portal.folder, path, 'index.html'), 'utf8');
const base = new URL(portal.url).pathname;

describe('the measured pages', () => {
  it('are the first one, one for each process, each rule, the provider and the data', () => {
    for (const name of ['', 'detection/', 'triage/', 'response/', 'preparedness/', 'joint/', 'data/'])
      expect(pages).toContain(`measure/${name}`);
    expect(pages.filter((path) => path.startsWith('measure/rules/')).length).toBeGreaterThan(10);
  });

  it('link every number and chart to a definition that is there, and every chart to its file', () => {
    const definitions = htmlOf('help/definitions/');
    let [counted, files] = [0, 0];
    for (const path of pages) {
      const html = htmlOf(path);
      const figures = html.match(/<figure class="fig">[\s\S]*?<\/figure>/g) ?? [];
      for (const figure of figures) {
        const csv = /href="([^"]+\.csv)"/.exec(figure)?.[1] ?? '';
        expect(exists(csv.slice(base.length)), `${path}: ${csv}`).toBe(true);
        expect(figure, path).toContain('help/definitions/#');
        files += 1;
      }
      for (const [, kpi = ''] of html.matchAll(/class="kpi-title"[^>]*>([\s\S]*?)<\/h3>/g))
        expect(kpi, path).toContain('help/definitions/#');
      for (const [, id] of html.matchAll(/help\/definitions\/#([a-z-]+)"/g)) {
        expect(definitions, `${path}: ${id}`).toContain(`id="${id}"`);
        counted += 1;
      }
    }
    expect(counted).toBeGreaterThan(150);
    expect(files).toBeGreaterThan(60);
  });

  it('state no change, trend or ranking without its interval, its n, or "too few"', () => {
    const claims =
      /\b(better|worse|changed|faster|slower|shorter|longer than in|higher|lower|most time|increased?|decreased?|improved?|rising|falling)\b/i;
    const backed = /interval|n = |too few|no clear|u chart|XmR|chance/i;
    const plain = (html: string) => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
    let stated = 0;
    for (const path of pages) {
      const html = htmlOf(path);
      const parts =
        html.match(
          /<figure class="fig">[\s\S]*?<\/figure>|<tr>[\s\S]*?<\/tr>|<div class="kpi">[\s\S]*?<\/div>/g,
        ) ?? [];
      const rest = parts.reduce((text, part) => text.replace(part, ''), html);
      for (const part of parts.map(plain).filter((text) => claims.test(text))) {
        expect(backed.test(part), `${path}: ${part}`).toBe(true);
        stated += 1;
      }
      // Outside of figures and rows, only the title may compare; a test of its views holds it to its rows.
      const bare = plain(
        rest.replace(/<h1[\s\S]*?<\/h1>/, '').replaceAll(/<p class="intro">[\s\S]*?<\/p>/g, ''),
      );
      const main = bare.slice(bare.indexOf('Skip to content'));
      expect(claims.exec(main)?.[0], path).toBeUndefined();
    }
    expect(stated).toBeGreaterThan(15);
  });

  it('say nothing in a file for programs that lacks its interval', () => {
    const files = globSync('api/**/*.json', { cwd: portal.folder });
    const bare = (value: unknown): boolean => {
      if (Array.isArray(value)) return value.some(bare);
      if (typeof value !== 'object' || value === null) return false;
      const { change, interval, phases } = value as Record<string, unknown>;
      const claim = typeof change === 'string' && ['better', 'worse', 'changed'].includes(change);
      return (claim && interval === undefined && phases === undefined) || Object.values(value).some(bare);
    };
    expect(files.length).toBeGreaterThan(3);
    for (const file of files)
      expect(bare(JSON.parse(readFileSync(join(portal.folder, file), 'utf8'))), file).toBe(false);
    expect(bare({ a: [{ change: 'better' }] })).toBe(true);
  });

  it('offer files with as many rows as the table shows', async () => {
    const { page } = await visit(browser, `${portal.url}measure/response/`);
    const figures = page.locator('figure.fig');
    for (let index = 0; index < (await figures.count()); index += 1) {
      const figure = figures.nth(index);
      const href = (await figure.locator('a[download]').getAttribute('href')) ?? '';
      const lines = readFileSync(join(portal.folder, href.slice(base.length)), 'utf8')
        .trim()
        .split('\r\n');
      expect(lines.length - 1, href).toBe(await figure.locator('tbody tr').count());
    }
    await page.context().close();
  });

  it('lead from a rule to its use case and back', async () => {
    const { page } = await visit(browser, `${portal.url}measure/rules/atypical-travel/`);
    await page.getByRole('link', { name: 'Sign-in from a place its owner cannot have reached' }).click();
    await page.waitForURL('**/detect/use-cases/impossible-travel/');
    await page.locator('#volume-title').waitFor();
    await page.locator('aside').getByRole('link', { name: 'Atypical travel' }).click();
    await page.waitForURL('**/measure/rules/atypical-travel/');
    expect(await page.locator('h1').textContent()).toBe('Atypical travel');
    await page.context().close();
  });

  it('fit a phone, show one drawing of each chart, and complain of nothing', async () => {
    for (const path of [
      'measure/',
      'measure/response/',
      'measure/joint/',
      'measure/data/',
      'help/definitions/',
    ]) {
      const { page, complaints } = await visit(browser, `${portal.url}${path}`, {
        viewport: { width: 390, height: 800 },
      });
      expect(
        await page.evaluate('document.documentElement.scrollWidth - innerWidth'),
        path,
      ).toBeLessThanOrEqual(0);
      const figures = page.locator('figure.fig');
      for (let index = 0; index < (await figures.count()); index += 1)
        expect(await figures.nth(index).locator('svg:visible').count(), path).toBe(1);
      expect(complaints, path).toEqual([]);
      await page.context().close();
    }
  });

  it('print with every chart once and no word cut off', async () => {
    const { page } = await visit(browser, `${portal.url}measure/triage/`);
    await page.emulateMedia({ media: 'print' });
    const figures = page.locator('figure.fig');
    for (let index = 0; index < (await figures.count()); index += 1)
      expect(await figures.nth(index).locator('svg:visible').count()).toBe(1);
    const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
    const sheets = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
    expect(sheets).toBeGreaterThan(2);
    expect(sheets).toBeLessThan(14);
    await page.context().close();
  });
});
