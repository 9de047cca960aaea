import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, reader, visit } from './browser.ts';
import { portal } from './portal.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

interface Stop {
  /** What the focus is on: its words, else its tag. */
  name: string;
  /** The place in the page it stands in: the header, the page itself, the footer. */
  part: string;
  /** An outline shows the focus. */
  seen: boolean;
  /** It lies inside the window and nothing covers it. */
  inView: boolean;
}

/** Without it a page would still be on its way to the focus when we look. */
const still = { reducedMotion: 'reduce' } as const;

const look = reader(() => browser, { ...still, viewport: { width: 1280, height: 800 } });

/** Where the focus is after one more press of Tab. */
async function tab(page: Page): Promise<Stop> {
  await page.keyboard.press('Tab');
  return page.evaluate(() => {
    const focused = document.activeElement ?? document.body;
    const { outlineStyle, outlineWidth } = getComputedStyle(focused);
    // A link over two lines has a box for each.
    const box = focused.getClientRects()[0] ?? focused.getBoundingClientRect();
    const middle = document.elementFromPoint(
      Math.min(Math.max(box.left + box.width / 2, 0), innerWidth - 1),
      Math.min(Math.max(box.top + Math.min(box.height, 40) / 2, 0), innerHeight - 1),
    );
    const around = focused.closest('header, main, footer, dialog');
    return {
      name: focused.textContent.replaceAll(/\s+/g, ' ').trim().slice(0, 60) || focused.tagName.toLowerCase(),
      part: around?.tagName.toLowerCase() ?? 'body',
      seen: outlineStyle !== 'none' && parseFloat(outlineWidth) > 0,
      inView:
        box.bottom > 0 &&
        box.top < innerHeight &&
        middle !== null &&
        (focused.contains(middle) ||
          middle.contains(focused) ||
          focused.closest('label')?.contains(middle) === true),
    };
  });
}

async function stops(page: Page, most: number): Promise<Stop[]> {
  const found: Stop[] = [];
  for (let count = 0; count < most; count++) {
    const stop = await tab(page);
    if (stop.part === 'body' && stop.name !== 'Skip to content') break;
    found.push(stop);
  }
  return found;
}

describe('with the keyboard alone', () => {
  it('one goes from the skip link over the navigation and the search to the first step, in reading order', async () => {
    const { page } = await visit(browser, `${portal.url}respond/procedures/ransomware/`, still);
    const reached = await stops(page, 60);
    const names = reached.map(({ name }) => name);
    const order = ['Skip to content', 'Watchbill', 'Respond', 'Measure', 'Search', 'Something is happening'];
    const places = order.map((name) => names.findIndex((found) => found.startsWith(name)));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places[0]).toBe(0);
    await page.reload();
    for (let count = 0; count < 60; count++) {
      await page.keyboard.press('Tab');
      const inStep = await page.evaluate(
        () => document.activeElement?.closest('.step') === document.querySelector('.step'),
      );
      if (inStep) return page.context().close();
    }
    throw new Error(`60 presses of Tab do not reach the first step: ${names.join(' | ')}`);
  });

  it('the skip link shows itself and goes past the header', async () => {
    const { page } = await visit(browser, `${portal.url}respond/procedures/ransomware/`, still);
    const skip = await tab(page);
    expect(skip).toEqual({ name: 'Skip to content', part: 'body', seen: true, inView: true });
    await page.keyboard.press('Enter');
    expect((await tab(page)).part).toBe('main');
    await page.context().close();
  });

  it('a step is ticked with the space bar', async () => {
    const { page } = await visit(browser, `${portal.url}respond/procedures/ransomware/`, still);
    const box = page.locator('.step input[type=checkbox]').first();
    await box.focus();
    await page.keyboard.press('Space');
    expect(await box.isChecked()).toBe(true);
    await page.context().close();
  });

  it.each([
    '',
    'respond/plan/',
    'respond/procedures/ransomware/',
    'triage/mailbox-rule-forwarding/',
    'detect/coverage/',
    'measure/',
    'glossary/',
    'search/',
  ])('/%s shows where the focus is, and keeps it in view', (path) =>
    look(portal.url + path, async ({ page }) => {
      const reached = await stops(page, 30);
      expect(reached.length).toBeGreaterThan(8);
      expect(reached.filter(({ seen, inView }) => !seen || !inView)).toEqual([]);
    }),
  );

  it('holds no trap: going on with Tab leaves the page, and Shift+Tab comes back', async () => {
    const { page } = await visit(browser, `${portal.url}glossary/`, still);
    const last = page.locator('footer').locator('a, button').last();
    await last.focus();
    expect((await tab(page)).part).toBe('body');
    await page.keyboard.press('Shift+Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('footer') !== null)).toBe(true);
    await page.context().close();
  });
});
