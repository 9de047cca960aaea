import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, reader, visit } from './browser.ts';
import { portal } from './portal.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const doubled = reader(() => browser, { viewport: { width: 640, height: 450 }, deviceScaleFactor: 2 });
const ownColours = reader(() => browser, { forcedColors: 'active' });
const look = reader(() => browser);

/** Pages of the PDF that printing gives. */
async function sheets(page: Page): Promise<number> {
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}

describe('a window of 1280 at 200 %', () => {
  it.each([
    '',
    'respond/plan/',
    'respond/procedures/ransomware/',
    'triage/mailbox-rule-forwarding/',
    'detect/use-cases/mailbox-forward-rule/',
    'detect/coverage/',
    'threats/ransomware-extortion/',
    'measure/',
    'due/',
    'help/',
  ])('/%s needs no scrolling sideways, and cuts no text off', (path) =>
    doubled(portal.url + path, async ({ page }) => {
      const found = await page.evaluate(() => ({
        over: document.documentElement.scrollWidth - innerWidth,
        cut: [...document.querySelectorAll('main :is(h1, h2, h3, p, li, td, th, dt, dd, summary, button, a)')]
          .filter((node) => {
            const { overflowX, textOverflow, clipPath } = getComputedStyle(node);
            const hides = overflowX === 'hidden' || overflowX === 'clip' || textOverflow === 'ellipsis';
            return hides && clipPath === 'none' && node.scrollWidth > node.clientWidth + 1;
          })
          .map((node) => node.textContent.slice(0, 60)),
      }));
      expect(found).toEqual({ over: 0, cut: [] });
    }),
  );
});

describe('a reader who wants no motion', () => {
  it.each(['', 'respond/procedures/ransomware/', 'measure/'])('gets none on /%s', async (path) => {
    const { page } = await visit(browser, portal.url + path, { reducedMotion: 'reduce' });
    await page.keyboard.press('/');
    await page.locator('dialog[open]').waitFor();
    const moving = await page.evaluate(() => [
      ...document.getAnimations().map((animation) => String(animation.playState)),
      ...[...document.querySelectorAll('*')]
        .filter((node) => {
          const { scrollBehavior, transitionDuration, animationName } = getComputedStyle(node);
          return (
            scrollBehavior === 'smooth' || parseFloat(transitionDuration) > 0 || animationName !== 'none'
          );
        })
        .map((node) => `${node.tagName}.${node.className}`),
    ]);
    expect(moving).toEqual([]);
    await page.context().close();
  });
});

describe('a reader with colours of their own', () => {
  it('tells every status by its sign and its words', async () => {
    const signs: { tone: string; sign: string; words: string }[] = [];
    for (const path of ['detect/', 'detect/coverage/', 'respond/preparation/', 'threats/', 'measure/']) {
      await ownColours(portal.url + path, async ({ page }) => {
        const found = await page.evaluate(() =>
          [...document.querySelectorAll('.st')].map((node) => {
            const style = getComputedStyle(node, '::before');
            const filled = style.backgroundColor === style.borderTopColor;
            return {
              tone: [...node.classList].find((name) => name !== 'st') ?? '',
              // In forced colours a background of the page's own colour is no background.
              sign: [
                filled,
                style.backgroundImage,
                style.borderRadius,
                style.borderStyle,
                style.transform,
              ].join(' '),
              words: node.textContent.trim(),
            };
          }),
        );
        signs.push(...found);
      });
    }
    const bySign = new Map<string, Set<string>>();
    for (const { tone, sign, words } of signs) {
      expect(words).not.toBe('');
      bySign.set(sign, (bySign.get(sign) ?? new Set()).add(tone));
    }
    const tones = new Set(signs.map(({ tone }) => tone));
    expect(tones.size).toBeGreaterThan(3);
    for (const [, alike] of bySign) expect([...alike]).toHaveLength(1);
  });

  it('tells the severities and the TLP by their words, inside a border', async () => {
    const { page } = await visit(browser, `${portal.url}respond/procedures/ransomware/`, {
      forcedColors: 'active',
    });
    const labels = await page.evaluate(() =>
      [...document.querySelectorAll('main :is(.sev, .tlp)')].map((node) => {
        const { borderTopWidth, borderTopStyle, color, backgroundColor } = getComputedStyle(node);
        return {
          words: node.textContent.trim(),
          framed: borderTopStyle !== 'none' && parseFloat(borderTopWidth) > 0,
          told: color !== backgroundColor,
        };
      }),
    );
    expect(labels.length).toBeGreaterThan(1);
    for (const label of labels)
      expect(label).toMatchObject({ words: /^(SEV[1-4]|TLP:)/, framed: true, told: true });
    await page.context().close();
  });

  it('sees the focus, and the boxes of the steps', async () => {
    const { page } = await visit(browser, `${portal.url}respond/procedures/ransomware/`, {
      forcedColors: 'active',
    });
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    const outline = await page.evaluate(() => {
      const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement ?? document.body);
      return outlineStyle !== 'none' && parseFloat(outlineWidth) > 0;
    });
    expect(outline).toBe(true);
    expect(await page.locator('.step input').first().isVisible()).toBe(true);
    await page.context().close();
  });
});

describe('on paper', () => {
  it.each([
    ['respond/plan/', 4, 12],
    ['respond/procedures/ransomware/', 6, 15],
    ['respond/procedures/account-compromise/', 6, 15],
    ['triage/mailbox-rule-forwarding/', 2, 7],
  ])('/%s takes between %d and %d sheets', (path, least, most) =>
    look(portal.url + path, async ({ page }) => {
      const count = await sheets(page);
      expect(count).toBeGreaterThanOrEqual(least);
      expect(count).toBeLessThanOrEqual(most);
    }),
  );
});
