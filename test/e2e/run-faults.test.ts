import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { goTo, openBrowser, visit } from './browser.ts';
import { lengthened } from './long-log.ts';
import { portal } from './portal.ts';
import { choose, logLines, playbook, saved, settled, start, started, tick } from './run.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const notices = (page: Page) => page.locator('.notices').innerText();
const exported = async (page: Page) => {
  await page.click('.running button:text-is("Export log")');
  const file = await saved(page, () => page.click('dialog[open] button:has-text("JSON")'));
  await page.click('dialog[open] button:text-is("Close")');
  return file;
};
const give = async (page: Page, text: string) => {
  const chooser = page.waitForEvent('filechooser');
  await choose(page, 'Open a run log');
  const buffer = Buffer.from(text);
  await (await chooser).setFiles({ name: 'run.json', mimeType: 'application/json', buffer });
};

describe('a browser that dies in the middle of a write', () => {
  it('leaves a log that is whole: the last line is in it or it is not', async () => {
    const { page } = await started(browser);
    await tick(page, 3);
    await settled(page);
    const context = page.context();
    // The fourth tick is being written when the renderer goes.
    await page.evaluate(() =>
      document.querySelectorAll<HTMLInputElement>('[data-phase] .tick input')[3]!.click(),
    );
    const session = await context.newCDPSession(page);
    const crashed = page.waitForEvent('crash');
    // A renderer that is gone never answers.
    void session.send('Page.crash').catch(() => undefined);
    await crashed;
    const again = await context.newPage();
    await goTo(again, playbook);
    await again.locator('.running', { hasText: 'Anvil' }).waitFor();
    expect([3, 4]).toContain(await again.locator('.step.done').count());
    expect(await again.locator('.notices', { hasText: 'cannot be read' }).count()).toBe(0);
    await again.locator('[data-phase] .tick input').nth(4).check();
    await settled(again);
    await context.close();
  });
});

describe('two portals on one origin', () => {
  it('never see the runs of the other', async () => {
    const { page } = await started(browser);
    await settled(page);
    const other = await page.context().newPage();
    await other.route(playbook, async (route) => {
      const answer = await route.fetch();
      const body = (await answer.text()).replace(
        /data-store="[^"]*"/,
        'data-store="watchbill Other / responder"',
      );
      await route.fulfill({ response: answer, body });
    });
    await goTo(other, playbook);
    await other.waitForTimeout(300);
    expect(await other.locator('.running').count()).toBe(0);
    await start(other);
    await other.locator('[data-phase] .tick input').first().check();
    await settled(other);
    expect(await page.locator('.step.done').count()).toBe(0);
    await page.context().close();
  });
});

describe('the clock', () => {
  // Germany sets its clocks back at 01:00 UTC that night; Nepal and Newfoundland are hours and parts of hours off.
  it.each(['Europe/Berlin', 'America/St_Johns', 'Asia/Kathmandu'])(
    'in %s, while clocks are set back, changes nothing that is said',
    async (timezoneId) => {
      const { page } = await visit(browser, playbook, { timezoneId });
      await page.clock.install({ time: new Date('2026-10-25T00:50:00Z') });
      await goTo(page, playbook);
      await start(page);
      await tick(page, 1);
      await page.clock.runFor('20:00');
      await page.locator('[data-phase] .tick input').nth(1).check();
      const done = await page.locator('.step.done .did').allInnerTexts();
      expect(done).toEqual([
        expect.stringContaining('Done 00:50 UTC'),
        expect.stringContaining('Done 01:10 UTC'),
      ]);
      expect(await page.locator('.running .clock').innerText()).toMatch(/^00:20:0\d$/);
      expect(await notices(page)).not.toContain('clock of this device');
      await choose(page, 'Enter the awareness time');
      expect(await page.inputValue('dialog[open] input')).toBe('2026-10-25T00:50');
      await page.context().close();
    },
  );
});

describe('a playbook that is published anew while its incident runs', () => {
  /** The same page, with one step renamed away, one put in and two that change places. */
  const changed = (html: string) => {
    const steps = html.match(/<li class="step" id="[^"]*" data-number="2\.\d+"[\s\S]*?<\/li>/g) ?? [];
    const [first = '', second = ''] = steps;
    const added = first
      .replace(/id="[^"]*"/, 'id="look-again"')
      .replace(/id="[^"]*-title"/, 'id="look-again-title"')
      .replace(/(<span class="no">2\.\d+<\/span>)[\s\S]*?<\/h3>/, '$1 Look again</h3>');
    return html
      .replace(first, '\u0000')
      .replace(second, first)
      .replace('\u0000', second + added);
  };
  it('says what is new, keeps what is done, and takes a step that only moved for no change', async () => {
    const { page } = await started(browser);
    await tick(page, 9);
    await page.locator('#is-it-real .pick').first().click();
    const before = await page
      .locator('.step.done')
      .evaluateAll((nodes) => nodes.map(({ id }) => id).toSorted());
    await settled(page);
    await page.route(playbook, async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ response: answer, body: changed(await answer.text()) });
    });
    await goTo(page);
    await page.locator('.running').waitFor();
    expect(await notices(page)).toContain('This list changed since you started: 1 new.');
    expect(await page.locator('#look-again').innerText()).toContain('New since you started');
    const after = await page
      .locator('.step.done')
      .evaluateAll((nodes) => nodes.map(({ id }) => id).toSorted());
    expect(after).toEqual(before);
    await page.locator('#look-again .tick input').check();
    expect((await logLines(page))[0]).toContain('Look again');
    await page.context().close();
  });

  it('or is gone altogether: the log is still whole, and leaves from the list of runs', async () => {
    const { page } = await started(browser);
    await tick(page, 2);
    await settled(page);
    await page.route(`${portal.url}respond/`, async (route) => {
      const answer = await route.fetch();
      await route.fulfill({
        response: answer,
        body: (await answer.text()).replaceAll('procedures/ransomware/', 'procedures/x/'),
      });
    });
    await goTo(page, `${portal.url}respond/`);
    const row = page.locator('[data-runs] li', { hasText: 'Anvil' });
    expect(await row.innerText()).toContain('not in this portal any more');
    await row.locator('button', { hasText: 'Hand-over note' }).click();
    expect(await page.inputValue('dialog[open] textarea')).toContain('## Open steps');
    await page.click('dialog[open] button:text-is("Close")');
    await row.locator('button', { hasText: 'Export' }).click();
    expect(await page.locator('dialog[open] a').count()).toBe(0);
    const { text } = await saved(page, () => page.click('dialog[open] button:has-text("JSON")'));
    expect(
      (JSON.parse(text) as { events: { kind: string }[] }).events.filter(({ kind }) => kind === 'tick'),
    ).toHaveLength(2);
    await page.context().close();
  });
});

describe('two devices that both go on', () => {
  it('become one log, in whichever order the files are opened', async () => {
    const one = (await started(browser)).page;
    await tick(one, 2);
    const first = await exported(one);
    const two = (await started(browser)).page;
    await give(two, first.text);
    await two.locator('.step.done').nth(1).waitFor();
    await two.locator('[data-phase] .tick input').nth(2).check();
    await one.locator('[data-phase] .tick input').nth(3).check();
    const [fromOne, fromTwo] = [await exported(one), await exported(two)];
    await give(one, fromTwo.text);
    await give(two, fromOne.text);
    await one.locator('.step.done').nth(3).waitFor();
    await two.locator('.step.done').nth(3).waitFor();
    expect((await exported(one)).text).toBe((await exported(two)).text);
    await Promise.all([one.context().close(), two.context().close()]);
  });
});

describe('words of any kind', () => {
  it('in a codename make a plain file name, and change nothing else', async () => {
    const { page } = await visit(browser, playbook);
    await page.click('[data-run-start]');
    await page.locator('#run-start[open]').waitFor();
    await page.fill('#run-codename', '../../etc/passwd: "=1+1" <b>');
    await page.click('#run-start button[value=start]');
    await page.locator('.running', { hasText: '../../etc/passwd: "=1+1" <b>' }).waitFor();
    const { name, text } = await exported(page);
    expect(name).toMatch(/^etc-passwd-1-1-b-ransomware-\d{4}-\d\d-\d\d-run-log\.json$/);
    expect((JSON.parse(text) as { codename: string }).codename).toBe('../../etc/passwd: "=1+1" <b>');
    await page.context().close();
  });

  it('of any length are kept whole, as so many lines of the log', async () => {
    const { page } = await started(browser);
    const long = `first ${'pasted alert, 🦉 and all '.repeat(800)}last`;
    await page.keyboard.press('l');
    await page.fill('dialog[open] textarea', long);
    await page.click('dialog[open] button:text-is("Save entry")');
    const { text } = await exported(page);
    const notes = (JSON.parse(text) as { events: { kind: string; note?: string }[] }).events
      .slice(3)
      .map(({ note }) => note);
    expect(notes.length).toBeGreaterThan(5);
    expect(notes.join('')).toBe(long);
    await give(page, text);
    await page.context().close();
  });

  it('that a spreadsheet would compute are words in the table', async () => {
    const { page } = await started(browser);
    for (const note of ['=HYPERLINK("https://x.example")', '+1', '-1', '@SUM(A1)', '\t=1']) {
      await page.keyboard.press('l');
      await page.fill('dialog[open] textarea', note);
      await page.click('dialog[open] button:text-is("Save entry")');
    }
    await page.click('.running button:text-is("Export log")');
    const { text } = await saved(page, () => page.click('dialog[open] button:has-text("CSV")'));
    expect(text).not.toMatch(/(^|,)"?\s*[=+\-@]/m);
    await page.context().close();
  });

  it('that name what every object has are words too', async () => {
    const { page, complaints } = await started(browser);
    const { text } = await exported(page);
    const run = JSON.parse(text) as { steps: object };
    const withSteps = (steps: string) =>
      text.replace(JSON.stringify(run.steps, null, 2).replaceAll('\n', '\n  '), steps);
    await give(page, withSteps('{"__proto__": "1.1 Owned"}'));
    await page.locator('.notices', { hasText: 'steps is "__proto__"' }).waitFor();
    await give(
      page,
      withSteps('{"constructor": "1.2 Owned", "to-string": "1.3 Owned"}').replace(
        /"id": "[^"]*"/,
        '"id": "another-run"',
      ),
    );
    await page.locator('.notices', { hasText: 'gone: 1.2 Owned; 1.3 Owned' }).waitFor();
    expect(await page.evaluate(() => Object.keys(Object.prototype))).toEqual([]);
    expect(await page.locator('.running').innerText()).toContain('elapsed');
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});

describe('a long incident', () => {
  it('of 5,000 lines draws its newest ones at a tick, not all', async () => {
    const { page } = await started(browser);
    const { text } = await exported(page);
    await give(page, lengthened(text, 5000));
    await page.locator('.live', { hasText: 'earlier lines are in the export' }).waitFor();
    const drawn = await nodesDrawnByTick(page);
    expect(drawn).toBeGreaterThan(0);
    // A line is several nodes.
    expect(drawn).toBeLessThan(5000);
    const list = page.locator('#run-log .log li');
    expect(await list.first().innerText()).toContain('1.1');
    // The tick is of today, what was logged before it of another day.
    expect(await list.nth(1).getAttribute('class')).toBe('day');
    expect(await list.nth(2).innerText()).toContain('Line 5000: nothing new');
    expect(await list.count()).toBe(201);
    expect(await page.locator('#run-log').innerText()).toMatch(/4[78]\d\d earlier lines are in the export/);
    await settled(page);
    await goTo(page);
    await page.locator('.step.done').first().waitFor();
    await page.context().close();
  });

  /** Number of nodes that the tick of a step puts into the page. */
  function nodesDrawnByTick(page: Page): Promise<number> {
    return page.evaluate(async () => {
      let drawn = 0;
      const count = (records: MutationRecord[]) => {
        for (const { addedNodes } of records)
          for (const node of addedNodes)
            drawn += 1 + (node instanceof Element ? node.querySelectorAll('*').length : 0);
      };
      const observer = new MutationObserver(count);
      observer.observe(document.body, { subtree: true, childList: true });
      document.querySelector<HTMLInputElement>('[data-phase] .tick input')?.click();
      await new Promise((done) => setTimeout(done, 500));
      count(observer.takeRecords());
      observer.disconnect();
      return drawn;
    });
  }
});

describe('a private window', () => {
  it('is warned of before the incident starts', async () => {
    const { page } = await visit(browser, playbook);
    await page.click('[data-run-start]');
    expect(await page.locator('#run-start').innerText()).toContain(
      'A private window loses it when it closes.',
    );
    const handbook = await readFile(`${portal.folder}/help/run-mode/index.html`, 'utf8');
    expect(handbook).toContain('private window');
    await page.context().close();
  });
});
