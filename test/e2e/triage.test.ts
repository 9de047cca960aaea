import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { goTo, openBrowser, visit } from './browser.ts';
import { portal } from './portal.ts';

let browser: Browser;
let axe: string;
beforeAll(async () => {
  browser = await openBrowser();
  axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
});
afterAll(() => browser.close());

const guide = `${portal.url}triage/mailbox-rule-forwarding/`;
const question = (id: string) => `li[data-question="${id}"]`;

/** Opens the guide, answers in this order, and waits for each answer to stand. */
async function answered(options: BrowserContextOptions, ...given: (readonly [string, string])[]) {
  const watched = await visit(browser, guide, options);
  for (const [id, answer] of given) await give(watched.page, id, answer);
  return watched;
}

async function give(page: Page, id: string, answer: string): Promise<void> {
  await page.click(`${question(id)} .pick[value=${answer}]`);
  await page.locator(`${question(id)}.done`).waitFor();
}

const note = (page: Page) => page.locator('#note-ticket').inputValue();
const takeover = [
  ['really-changed', 'yes'],
  ['what-it-does', 'yes'],
  ['known-pattern', 'no'],
  ['familiar-source', 'no'],
  ['second-sign', 'yes'],
] as const;

describe('a guide without a script', () => {
  it('shows the tree, its table, and the answers as text', async () => {
    const { page } = await visit(browser, guide, { scripts: false });
    expect(await page.locator('.tree svg:visible').count()).toBe(1);
    expect(await page.locator('.pick:visible').count()).toBe(0);
    expect(await page.locator('.answers dt:visible').first().innerText()).toBe('Yes');
    await page.click('.same summary');
    expect(await page.locator('.decisions tbody tr').count()).toBe(
      await page.locator('.tree svg.wid g[data-row]').count(),
    );
    await page.context().close();
  });

  it('shows a tree of its own on a phone and on paper', async () => {
    const { page } = await visit(browser, guide, { viewport: { width: 390, height: 844 } });
    expect(await page.locator('.tree svg.nar').isVisible()).toBe(true);
    expect(await page.locator('.tree svg.wid').isVisible()).toBe(false);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.tree svg.wid').isVisible()).toBe(true);
    expect(await page.locator('.pick, .saw, .progress').locator('visible=true').count()).toBe(0);
    await page.context().close();
  });
});

describe('answering a guide', () => {
  it('loads its script with the first answer, and leads to disposition, reason and what to do', async () => {
    const { page, complaints } = await visit(browser, guide);
    const scripts: string[] = [];
    page.on('request', (request) => scripts.push(request.url()));
    await give(page, 'really-changed', 'yes');
    expect(scripts.some((url) => /guide\..*\.js$/.test(url))).toBe(true);
    for (const [id, answer] of takeover.slice(1)) await give(page, id, answer);
    expect(await page.locator('.verdict').innerText()).toBe('True positive Reason: malicious activity.');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('result-title');
    expect(await page.locator('[role=status]').allInnerTexts()).toContain(
      'Decided: True positive, malicious activity.',
    );
    await page.click('[data-next] a');
    await page.waitForURL('**/account-compromise/?severity=SEV2');
    await page.click('[data-run-start]');
    await page.locator('#run-start[open]').waitFor();
    expect(await page.locator('#run-start [name=severity]:checked').inputValue()).toBe('SEV2');
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('lights the way in the tree, not by colour alone', async () => {
    const { page } = await answered({}, ...takeover);
    const wide = page.locator('.tree svg.wid');
    expect(
      await wide
        .locator('g[data-row].lit')
        .evaluateAll((rows) => rows.map((row) => (row as SVGElement).dataset['row'])),
    ).toEqual(['4']);
    expect(await wide.locator('.given').allTextContents()).toEqual(['YES', 'YES', 'NO', 'NO', 'YES']);
    const widths = await wide
      .locator('g[data-question] rect')
      .evaluateAll((boxes) => boxes.map((box) => getComputedStyle(box).strokeWidth));
    expect(widths.slice(0, 5)).toEqual(Array.from({ length: 5 }, () => '3px'));
    expect(widths[5]).toBe('1px');
    for (const [id, answer] of [
      ['familiar-source', 'yes'],
      ['user-knows', 'unknown'],
    ] as const) {
      if (await page.locator(`${question(id)} [data-change]`).isVisible())
        await page.click(`${question(id)} [data-change]`);
      await give(page, id, answer);
    }
    const litRows = await wide
      .locator('g[data-row].lit')
      .evaluateAll((rows) => rows.map((row) => (row as SVGElement).dataset['row']));
    expect(litRows).toEqual([String(await wide.locator('g[data-row]').count())]);
    expect(await wide.locator('g[data-down]:not(.lit)').count()).toBe(0);
    await page.context().close();
  });

  it('asks only what still matters', async () => {
    const { page } = await answered(
      {},
      ['really-changed', 'yes'],
      ['what-it-does', 'yes'],
      ['known-pattern', 'no'],
      ['familiar-source', 'yes'],
    );
    expect(await page.locator(`${question('second-sign')}.spare`).count()).toBe(1);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('user-knows-title');
    await page.context().close();
  });

  it('writes the close note: alert, answers, what was seen, verdict, time; a copy button takes it', async () => {
    const { page } = await answered({ permissions: ['clipboard-read', 'clipboard-write'] }, ...takeover);
    await page.selectOption('#alert-kind', { index: 1 });
    await page.fill('[name=ALERTID]', 'A-4711');
    await page.fill('[name=MAILBOX]', 'orders@example');
    await page.fill(`${question('second-sign')} .saw input`, 'new MFA method 02:11');
    await page.click('[data-note=ticket] [data-copy-note]');
    await page.locator('[data-note=ticket] button:has-text("Copied")').waitFor();
    const text = await page.evaluate(() => navigator.clipboard.readText());
    expect(text).toBe(await note(page));
    expect(text).toMatch(/^True positive: malicious activity\. Escalated at SEV2/);
    for (const part of [
      'Suspicious inbox manipulation rule, A-4711',
      'in orders@example:',
      '5 yes.',
      'Seen: new MFA method 02:11',
      '6 not asked.',
    ])
      expect(text).toContain(part);
    expect(text).toMatch(/Decided \d{1,2} [A-Z][a-z]{2} \d{4}, \d\d:\d\d UTC/);
    expect(await page.locator('#note-other').inputValue()).toMatch(/^To Fjordwatch\n/);
    await page.context().close();
  });

  it('keeps an edited note until one asks for a new one', async () => {
    const { page } = await answered({}, ...takeover);
    await page.fill('#note-ticket', 'My own words');
    await page.fill('[name=ALERTID]', 'A-1');
    expect(await note(page)).toBe('My own words');
    await page.click('[data-note=ticket] [data-rewrite]');
    await page.waitForFunction(() =>
      (document.querySelector('#note-ticket') as HTMLTextAreaElement).value.includes('A-1'),
    );
    await page.context().close();
  });

  it('lets one change an earlier answer, start over, and take that back', async () => {
    const { page } = await answered({}, ...takeover);
    await page.click(`${question('known-pattern')} [data-change]`);
    await give(page, 'known-pattern', 'yes');
    expect(await page.locator('.verdict').innerText()).toContain('Benign positive');
    expect(await page.locator('[data-next]').innerText()).toContain('Close the alert');
    await page.click('[data-over]');
    expect(await page.locator('[data-result]').isVisible()).toBe(false);
    expect(await page.locator('.questions .done').count()).toBe(0);
    await page.click('[data-back]');
    expect(await page.locator('.verdict').innerText()).toContain('Benign positive');
    await page.context().close();
  });

  it('asks the provider for what is missing when nothing could be determined', async () => {
    const { page } = await answered(
      {},
      ['really-changed', 'unknown'],
      ['what-it-does', 'unknown'],
      ['known-pattern', 'unknown'],
      ['familiar-source', 'unknown'],
      ['user-knows', 'unknown'],
    );
    expect(await page.locator('.verdict').innerText()).toContain('Undetermined');
    expect(await page.locator('[data-ask] li:visible').count()).toBeGreaterThan(2);
    expect(await page.locator('#note-other').inputValue()).toContain('What we need from you:');
    await page.context().close();
  });

  it('survives a reload in this tab, under a name of this portal; nothing leaves the device', async () => {
    const { page } = await visit(browser, guide);
    const sent: string[] = [];
    page.on('request', (request) =>
      sent.push(`${request.method()} ${request.url()} ${request.postData() ?? ''}`),
    );
    for (const [id, answer] of takeover) await give(page, id, answer);
    await page.fill('[name=MAILBOX]', 'secret-mailbox');
    await goTo(page);
    expect(await page.locator('.verdict').innerText()).toContain('True positive');
    expect(await note(page)).toContain('secret-mailbox');
    const { names, prefix, local } = await page.evaluate(() => ({
      names: Object.keys(sessionStorage),
      prefix: document.body.dataset['store'] ?? '',
      local: JSON.stringify({ ...localStorage }),
    }));
    expect(names).toEqual([`${prefix} guide mailbox-rule-forwarding`]);
    expect(local).not.toContain('secret-mailbox');
    expect(sent.filter((line) => line.includes('secret-mailbox') || !line.startsWith('GET'))).toEqual([]);
    await page.click('[data-over]');
    expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
    await page.context().close();
  });

  it('shows what was written as text, and takes whatever lies in the storage', async () => {
    const { page, complaints } = await visit(browser, guide);
    await page.evaluate(() => {
      const name = `${document.body.dataset['store']} guide mailbox-rule-forwarding`;
      const answers = { 'really-changed': 'no', 'no-such': 'yes', 'what-it-does': 7 };
      sessionStorage.setItem(
        name,
        JSON.stringify({ answers, words: { MAILBOX: '<img src=x onerror=alert(1)>' }, notes: 3 }),
      );
    });
    await goTo(page);
    expect(await page.locator('.verdict').innerText()).toContain('False positive');
    expect(await note(page)).toContain('<img src=x onerror=alert(1)>');
    expect(await page.locator('img[src=x]').count()).toBe(0);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('is done with the keyboard alone', async () => {
    const { page } = await visit(browser, guide, { reducedMotion: 'reduce' });
    await page.focus(`${question('really-changed')} .pick[value=no]`);
    await page.keyboard.press('Space');
    await page.locator('[data-result]:visible').waitFor();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('result-title');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('alert-kind');
    await page.context().close();
  });
});

describe.each([
  { name: '1280 light', viewport: { width: 1280, height: 900 }, colorScheme: 'light' },
  { name: '320 dark', viewport: { width: 320, height: 700 }, colorScheme: 'dark' },
] as const)('at $name', ({ viewport, colorScheme }) => {
  it.each([
    ['triage/mailbox-rule-forwarding/', `${question('really-changed')} .pick[value=no]`],
    ['', '.sevpick [value=SEV2]'],
    ['respond/procedures/ransomware/', '[data-aware-now]'],
    ['respond/comms/regulator-early/', '[data-aware-now]'],
  ])(
    '/%s has no fault axe knows, targets of 44 px and no sideways scroll while it is used',
    async (path, use) => {
      const { page } = await visit(browser, portal.url + path, { viewport, colorScheme, bypassCSP: true });
      for (const details of await page.locator('main details > summary').all()) await details.click();
      await page.click(use);
      await page.waitForTimeout(400);
      await page.addScriptTag({ content: axe });
      const found = await page.evaluate(() =>
        (
          window as unknown as {
            axe: {
              run: (o: object) => Promise<{ violations: { id: string; nodes: { target: string[] }[] }[] }>;
            };
          }
        ).axe.run({
          runOnly: {
            type: 'tag',
            values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
          },
        }),
      );
      expect(
        found.violations.map(
          ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`,
        ),
      ).toEqual([]);
      const small = await page.$$eval(
        '.pick, .given .link, .progress .link, .saw input, .fields input, .result .btn, .sevpick label, .sevask label, .ways a, .message .btn, .awareness :is(input, button), .begin a',
        (nodes) =>
          nodes.flatMap((node) => {
            const { width, height } = node.getBoundingClientRect();
            return width > 0 && (width < 44 || height < 44)
              ? [`${node.getAttribute('class')} ${node.textContent} ${width}x${height}`]
              : [];
          }),
      );
      expect(small).toEqual([]);
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
      ).toBeLessThanOrEqual(0);
      await page.context().close();
    },
  );
});
