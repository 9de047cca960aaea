import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { goTo, openBrowser, visit } from './browser.ts';
import { portal } from './portal.ts';
import { choose, logLines, playbook, saved, settled, start, started, tick } from './run.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const notices = (page: Page) => page.locator('.notices').innerText();

/** Changes what is stored for the first run, as a crash or another program would. */
async function spoil(page: Page, change: 'corrupt' | 'steps'): Promise<void> {
  await settled(page);
  await page.evaluate(
    (how) =>
      new Promise<void>((resolve) => {
        const opening = indexedDB.open(document.body.dataset['store'] ?? '');
        opening.addEventListener('success', () => {
          const runs = opening.result.transaction('runs', 'readwrite').objectStore('runs');
          const cursor = runs.openCursor();
          cursor.addEventListener('success', () => {
            const stored = cursor.result?.value as { run: Record<string, unknown> };
            if (how === 'corrupt') Object.assign(stored, { run: { half: 'written', events: null } });
            else
              Object.assign(stored.run, {
                steps: { 'open-incident-file/declare': '1.2 Say it aloud', old: '9.9 Pull the plug' },
              });
            cursor.result?.update(stored).addEventListener('success', () => resolve());
          });
        });
      }),
    change,
  );
}

describe('storage', () => {
  it('that is blocked is said at once; the run goes on and asks for an export after every five ticks', async () => {
    const { page } = await visit(browser, playbook);
    await page.context().addInitScript(() => {
      Object.defineProperty(globalThis, 'indexedDB', {
        get: () => {
          throw new DOMException('blocked', 'SecurityError');
        },
      });
    });
    await goTo(page);
    await start(page);
    expect(await notices(page)).toContain('this browser blocks storage');
    await tick(page, 4);
    expect(await notices(page)).not.toContain('since the last export');
    await tick(page, 5);
    expect(await notices(page)).toContain('5 ticks since the last export');
    await page.click('.notices button:text-is("Export log")');
    await saved(page, () => page.click('dialog[open] button:has-text("JSON")'));
    await page.click('dialog[open] button:text-is("Close")');
    expect(await notices(page)).not.toContain('since the last export');
    expect(await page.locator('.step.done').count()).toBe(5);
    await tick(page, 6);
    const asked = page.waitForEvent('dialog');
    const leaving = page.close({ runBeforeUnload: true });
    expect((await asked).type()).toBe('beforeunload');
    await leaving;
    await page.context().close();
  });

  it('that is full is said at once, and nothing is lost from the page', async () => {
    const { page } = await started(browser);
    await page.evaluate(() => {
      IDBObjectStore.prototype.put = () => {
        throw new DOMException('full', 'QuotaExceededError');
      };
    });
    await tick(page, 1);
    await page.locator('.notices', { hasText: 'gives no more storage' }).waitFor();
    expect(await page.locator('.step.done').count()).toBe(1);
    await page.click('.notices button:text-is("Export log")');
    const { text } = await saved(page, () => page.click('dialog[open] button:has-text("JSON")'));
    expect(text).toContain('"tick"');
    await page.context().close();
  });

  it('that holds something unreadable keeps it aside and offers it as a file', async () => {
    const { page, complaints } = await started(browser);
    await spoil(page, 'corrupt');
    await goTo(page);
    await page.locator('.notices', { hasText: 'cannot be read' }).waitFor();
    const { name, text } = await saved(page, () =>
      page.click('.notices button:text-is("Save it as a file")'),
    );
    expect(name).toBe('unreadable-run-log.json');
    expect(text).toContain('"half": "written"');
    // It stays until the reader removes it, on every page that could show it.
    await goTo(page, `${portal.url}respond/`);
    expect(await page.locator('[data-runs]').innerText()).toContain('A stored log that cannot be read');
    await goTo(page, playbook);
    await page.click('.notices button:text-is("Save it as a file")');
    await page.click('.notices button:text-is("Remove it here")');
    await page.locator('.notices p').waitFor({ state: 'detached' });
    await goTo(page);
    expect(await page.locator('.notices p').count()).toBe(0);
    await start(page);
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});

describe('a run', () => {
  it('says which steps changed since it started', async () => {
    const { page } = await started(browser);
    await spoil(page, 'steps');
    await goTo(page);
    await page.locator('.running').waitFor();
    expect(await notices(page)).toContain('This list changed since you started:');
    expect(await notices(page)).toContain('1 reworded, gone: 9.9 Pull the plug');
    expect(await page.locator('.step', { hasText: 'Say that you declare' }).innerText()).toContain(
      'Reworded since you started',
    );
    await page.locator('.tick input').first().check();
    expect((await logLines(page))[0]).toContain('Write down the UTC time');
    await page.click('.notices button:text-is("Hide")');
    expect(await notices(page)).toBe('');
    await page.context().close();
  });

  it('keeps the order of its log when the clock of the device goes back, and says so', async () => {
    const { page } = await visit(browser, playbook);
    await page.clock.install({ time: new Date('2026-11-24T02:44:00Z') });
    await goTo(page, playbook);
    await start(page);
    await page.clock.setSystemTime(new Date('2026-11-24T02:10:00Z'));
    await tick(page, 1);
    expect(await notices(page)).toContain('The clock of this device reads 24 Nov 2026, 02:10 UTC');
    const [first, second] = await logLines(page);
    expect(first).toContain('Done: 1.1');
    expect(second).toContain('The order of the log is kept');
    expect(await page.locator('.running .clock').innerText()).toBe('00:00:00');
    await page.context().close();
  });
});

describe('a file that is opened', () => {
  const hostile = '<img src=x onerror="document.title=1"><script>document.title=2</script>';
  const file = (change: object) =>
    JSON.stringify({
      ...{
        schema: 1,
        kind: 'watchbill-run',
        id: 'import-0001',
        codename: hostile.slice(0, 60),
        severity: 'SEV2',
      },
      ...{ procedure: 'ransomware', contentVersion: hostile, started: '2026-11-24T02:00:00Z' },
      steps: { 'protect-backups': `2.1 ${hostile}` },
      events: [
        { id: '000001-abcdef', at: '2026-11-24T02:00:00Z', kind: 'log', note: hostile, role: 'scribe' },
        { id: '000002-abcdef', at: '2026-11-24T02:01:00Z', kind: 'tick', step: 'protect-backups' },
        {
          id: '000003-abcdef',
          at: '2026-11-24T02:02:00Z',
          kind: 'decide',
          step: 'is-it-real',
          answer: hostile,
        },
      ],
      ...change,
    });
  const give = async (page: Page, buffer: Buffer) => {
    const chooser = page.waitForEvent('filechooser');
    await choose(page, 'Open a run log');
    await (await chooser).setFiles({ name: 'run.json', mimeType: 'application/json', buffer });
  };

  it('shows hostile words as words, everywhere', async () => {
    const { page, complaints } = await started(browser);
    const title = await page.title();
    await give(page, Buffer.from(file({})));
    await page.locator('.running', { hasText: 'SEV2' }).waitFor();
    expect((await logLines(page)).join('\n')).toContain(hostile);
    await choose(page, 'Hand-over note');
    await page.click('dialog[open] button:text-is("Close")');
    await goTo(page, `${portal.url}respond/`);
    await page.locator('[data-runs] li').nth(1).waitFor();
    expect(await page.locator('[data-runs] img, [data-runs] script, .live img').count()).toBe(0);
    expect(await page.title()).not.toMatch(/^[12]$/);
    expect(title).not.toMatch(/^[12]$/);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it.each([
    ['no JSON', Buffer.from('MZ\u0000'), 'The file is not JSON'],
    ['above 5 MB', Buffer.alloc(5 * 1024 * 1024 + 1, 32), '5 MB at most'],
    ['another kind', Buffer.from('{"kind":"sarif"}'), 'This is no run log'],
    ['a field too many', Buffer.from(file({ onload: 'x' })), '"onload" is no field of a run log'],
    [
      'an escape in a note',
      Buffer.from(
        file({
          events: [{ id: '000001-abcdef', at: '2026-11-24T02:00:00Z', kind: 'log', note: '\u001b[2J' }],
        }),
      ),
      'text without control characters',
    ],
  ])('is refused in words when it is %s, and the run stays', async (_, buffer, says) => {
    const { page } = await started(browser);
    await give(page, buffer);
    await page.locator('.notices', { hasText: says }).waitFor();
    expect(await page.locator('.running').innerText()).toContain('Anvil');
    await page.context().close();
  });
});
