import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { goTo, openBrowser, visit } from './browser.ts';
import { portal } from './portal.ts';
import { choose, logLines, playbook, start, started, tick } from './run.ts';

let browser: Browser;
let axe: string;
beforeAll(async () => {
  browser = await openBrowser();
  axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
});
afterAll(() => browser.close());

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
interface Violation {
  id: string;
  nodes: { target: string[]; failureSummary?: string }[];
}

async function violations(page: Page): Promise<string[]> {
  const found = await page.evaluate(
    (values) =>
      (window as unknown as { axe: { run: (o: object) => Promise<{ violations: Violation[] }> } }).axe.run({
        runOnly: { type: 'tag', values },
      }),
    tags,
  );
  return found.violations.map(
    ({ id, nodes }) => `${id}: ${nodes[0]?.target.join(' ')} ${nodes[0]?.failureSummary}`,
  );
}

describe.each([
  { name: '1280 light', viewport: { width: 1280, height: 900 }, colorScheme: 'light' },
  { name: '390 dark', viewport: { width: 390, height: 844 }, colorScheme: 'dark' },
] as const)('axe at $name', ({ viewport, colorScheme }) => {
  it('finds nothing while an incident runs, in its dialogs, and when it is closed', async () => {
    const { page } = await started(browser, { viewport, colorScheme, bypassCSP: true });
    await page.addScriptTag({ content: axe });
    await tick(page, 7);
    await page.locator('#is-it-real .pick').first().click();
    await page.locator('#still-spreading .pick:text-is("No")').click();
    await choose(page, 'Undo');
    expect(await violations(page)).toEqual([]);
    for (const words of [
      'Hand-over note',
      'Export log',
      'Change severity',
      'Change who',
      'Enter the awareness',
      'Close incident',
      'Start another',
    ]) {
      await choose(page, words);
      expect(await violations(page), words).toEqual([]);
      await page.keyboard.press('Escape');
    }
    await page.click('.running button:text-is("More")');
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('l');
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await choose(page, 'Close incident');
    await page.fill('dialog[open] textarea', 'Exercise');
    await page.click('dialog[open] button:text-is("Close incident")');
    expect(await violations(page)).toEqual([]);
    await goTo(page, `${portal.url}respond/`);
    await page.locator('#runs-title').waitFor();
    await page.addScriptTag({ content: axe });
    expect(await violations(page)).toEqual([]);
    await page.context().close();
  });

  it('has targets of 44 px, and no sideways scroll', async () => {
    const { page } = await started(browser, { viewport, colorScheme });
    const small = await page.$$eval(
      '.running :is(button, a.btn), [data-phase] .tick, .pick, .exit label, .aware button',
      (nodes) =>
        nodes.flatMap((node) => {
          const { width, height } = node.getBoundingClientRect();
          return width > 0 && (width < 44 || height < 44) ? [`${node.textContent} ${width}x${height}`] : [];
        }),
    );
    expect(small).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0,
    );
    await page.context().close();
  });
});

describe('a responder with a keyboard only', () => {
  it('starts, walks, ticks, decides, logs and closes the dialogs', async () => {
    const { page, complaints } = await visit(browser, playbook);
    await page.focus('[data-run-start]');
    await page.keyboard.press('Enter');
    await page.locator('#run-start[open]').waitFor();
    await page.keyboard.type('Heron');
    await page.keyboard.press('Enter');
    await page.locator('.running', { hasText: 'Heron' }).waitFor();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Add log entry');
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    expect((await logLines(page))[0]).toContain('Done: 1.1');
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    const focused = () =>
      page.evaluate(() => document.activeElement?.closest<HTMLElement>('[data-number]')?.dataset['number']);
    expect(await focused()).toBe('1.2');
    for (let at = 0; at < 6; at++) await page.keyboard.press('j');
    expect(await focused()).toBe('1.8');
    await page.keyboard.press('Enter');
    expect((await logLines(page))[0]).toContain('Decision 1.8');
    expect(await page.locator('[role=status]').allInnerTexts()).toContainEqual(
      expect.stringContaining('Next: step 1.2'),
    );
    await page.keyboard.press('l');
    await page.keyboard.type('jkx are letters here');
    await page.keyboard.press('Control+Enter');
    expect((await logLines(page))[0]).toBe('jkx are letters here');
    expect(await focused()).toBe('1.8');
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('may switch the single keys off', async () => {
    const { page } = await started(browser);
    await choose(page, 'Switch single-key shortcuts off');
    await page.keyboard.press('l');
    expect(await page.locator('dialog[open]').count()).toBe(0);
    await page.context().close();
  });

  it('never has the focus hidden below the bar', async () => {
    const { page } = await started(browser, {
      viewport: { width: 390, height: 844 },
      reducedMotion: 'reduce',
    });
    for (let at = 0; at < 12; at++) {
      await page.keyboard.press('j');
      const hidden = await page.evaluate(() => {
        const focus = document.activeElement?.getBoundingClientRect();
        const bar = document.querySelector('.runbar')?.getBoundingClientRect();
        return !focus || !bar || focus.bottom > bar.top;
      });
      expect(hidden).toBe(false);
    }
    await page.context().close();
  });
});

describe('a way to read the list', () => {
  it('shows one role, by address, and the titles of the others', async () => {
    const { page } = await visit(browser, `${playbook}?role=it-operations`);
    await page.locator('.other').first().waitFor();
    expect(await page.locator('#protect-backups .body').isVisible()).toBe(true);
    const other = page.locator('#confirm-signs');
    expect(await other.locator('h3').isVisible()).toBe(true);
    expect(await other.locator('.body').isVisible()).toBe(false);
    await page.context().close();
  });

  it('shows the order for one person, and a run follows it', async () => {
    const { page } = await visit(browser, `${portal.url}respond/procedures/account-compromise/?solo`);
    await page.locator('#switch-off-rules:below(#warn-finance)').waitFor();
    await start(page);
    const now = page.locator('[data-phase] .now');
    const way: (string | null)[] = [];
    while (!way.includes('warn-finance')) {
      way.push(await now.getAttribute('id'));
      await now.locator('.tick input, [data-answer]:not([data-leaves]) .pick').first().click();
    }
    expect(way).not.toContain('switch-off-rules');
    await page.locator('#warn-finance .tick input').uncheck();
    expect(await now.getAttribute('id')).toBe('warn-finance');
    await choose(page, 'Show the order as written');
    expect(await page.locator('[data-phase] .now').getAttribute('id')).toBe('switch-off-rules');
    expect(new URL(page.url()).search).toBe('');
    await page.context().close();
  });
});

describe('what a page costs', () => {
  it('is at most 3 KB of script to read, and 25 KB more to run an incident', async () => {
    const folder = join(portal.folder, '_astro');
    const files = await readdir(folder);
    const named = (start: string) => files.find((name) => name.startsWith(start) && name.endsWith('.js'))!;
    /** A script and everything it imports at once, by name. What it may load later is not among it. */
    const scriptsOf = async (
      name: string,
      found = new Map<string, Buffer>(),
    ): Promise<Map<string, Buffer>> => {
      if (found.has(name)) return found;
      const bytes = await readFile(join(folder, name));
      found.set(name, bytes);
      for (const [, other = ''] of bytes.toString('utf8').matchAll(/(?:from|import)\s*"\.\/([^"]+\.js)"/g))
        await scriptsOf(other, found);
      return found;
    };
    const size = (scripts: Iterable<Buffer>) =>
      [...scripts].reduce((sum, bytes) => sum + gzipSync(bytes, { level: 9 }).length, 0);
    const page = await scriptsOf(named('Portal'));
    const run = await scriptsOf(named('mode.'));
    expect(size(page.values())).toBeLessThanOrEqual(3 * 1024);
    const more = [...run].filter(([name]) => !page.has(name)).map(([, bytes]) => bytes);
    expect(more.length).toBeGreaterThan(0);
    expect(size(more)).toBeLessThanOrEqual(25 * 1024);
  });
});
