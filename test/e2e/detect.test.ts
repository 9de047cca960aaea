import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { layerFaults } from '#test/unit/views/navigator.ts';
import { openBrowser, visit } from './browser.ts';
import { exists, portal } from './portal.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const registers = ['coverage', 'validation', 'exceptions', 'data-sources', 'trace'].map(
  (id) => `detect/${id}/`,
);

describe('every register of detection', () => {
  it.each(registers)(
    '%s loads without a complaint, fits a small phone and leads to its neighbours',
    async (path) => {
      const { page, complaints } = await visit(browser, portal.url + path, {
        viewport: { width: 320, height: 640 },
      });
      expect(complaints).toEqual([]);
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
      ).toBeLessThanOrEqual(0);
      expect(await page.locator('h1').count()).toBe(1);
      const ways = page.locator('nav.registers a');
      expect(await ways.count()).toBeGreaterThan(5);
      expect(await page.locator('nav.registers a[aria-current=page]').count()).toBe(1);
      await page.context().close();
    },
  );

  it.each(registers)('%s offers only files that are there', async (path) => {
    const { page } = await visit(browser, portal.url + path);
    const files = await page
      .locator('main a[download]')
      .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href));
    for (const href of files) expect(exists(href.slice(portal.url.length)), href).toBe(true);
    await page.context().close();
  });
});

describe('the chain', () => {
  it('shows a threat alone when the address names it, without a script', async () => {
    const address = `${portal.url}detect/trace/#ransomware-extortion`;
    const { page } = await visit(browser, address, { scripts: false });
    expect(await page.locator('.chains > details:visible').count()).toBe(1);
    expect(await page.locator('.chains table:visible').count()).toBe(1);
    await page.getByRole('link', { name: 'All threats' }).click();
    expect(await page.locator('.chains > details:visible').count()).toBeGreaterThan(5);
    await page.context().close();
  });

  it('leads from a rule to what it is for', async () => {
    const { page } = await visit(browser, `${portal.url}detect/trace/#ransomware-extortion`, {
      scripts: false,
    });
    await page.locator('.chains table:visible td[data-l=Rules] a').first().click();
    const row = page.locator('tr:target');
    expect(await row.isVisible()).toBe(true);
    expect(await row.locator('td[data-l=Guide] a').count()).toBeGreaterThan(0);
    await page.context().close();
  });
});

describe('what a register gives to other programs', () => {
  const read = (path: string) => readFileSync(join(portal.folder, 'detect', path), 'utf8');

  it('is layers by the rules of the Navigator', () => {
    const layers = readdirSync(join(portal.folder, 'detect/coverage')).filter((name) =>
      name.startsWith('navigator-'),
    );
    expect(layers.toSorted()).toEqual([
      'navigator-gap.json',
      'navigator-threats.json',
      'navigator-validated.json',
    ]);
    for (const name of layers) expect(layerFaults(JSON.parse(read(`coverage/${name}`)))).toEqual([]);
  });

  it('is a calendar with the last day of every exception', () => {
    const calendar = read('exceptions/expiries.ics');
    expect(calendar.match(/^BEGIN:VEVENT\r$/gm)).toHaveLength(5);
    expect(calendar).toContain('DTSTART;VALUE=DATE:20261207\r\n');
  });

  it('is a request that can be copied whole', async () => {
    const { page } = await visit(browser, `${portal.url}detect/exceptions/`);
    await page.locator('.exceptions summary').first().click();
    expect(await page.locator('.exceptions pre:visible').innerText()).toContain(
      'Take it out on that day unless we ask again.',
    );
    await page.context().close();
  });
});
