import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { goTo, openBrowser, visit } from './browser.ts';
import { portal } from './portal.ts';
import { choose, logLines, playbook, saved, settled, start, started, tick } from './run.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

describe('a playbook that is read', () => {
  it('says that nothing is recorded, and asks for no more than the shell', async () => {
    const { page, complaints } = await visit(browser, playbook);
    expect(await page.locator('.runbar').innerText()).toContain('Nothing is recorded');
    const scripts = await page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .filter(({ name }) => name.endsWith('.js'))
        .map(({ name }) => name),
    );
    expect(scripts.some((name) => name.includes('mode'))).toBe(false);
    expect(await page.evaluate(async () => (await indexedDB.databases()).length)).toBe(0);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('has no bar without JavaScript, and its boxes still tick', async () => {
    const { page } = await visit(browser, playbook, { scripts: false });
    expect(await page.locator('.runbar').isVisible()).toBe(false);
    await page.locator('.tick input').first().check();
    expect(await page.locator('.step .body').first().isVisible()).toBe(true);
    await page.context().close();
  });
});

describe('a run', () => {
  it('starts with a codename, a severity, a role and its first lines', async () => {
    const { page, complaints } = await visit(browser, playbook);
    await start(page, 'Two hosts rename files');
    expect(await page.locator('.running').innerText()).toMatch(/Anvil, SEV1, elapsed\s+00:00:0\d/);
    expect(await page.locator('.running .next').innerText()).toContain('1.1 Write down the UTC time');
    expect(await logLines(page)).toEqual([
      'Two hosts rename files',
      'Anvil declared at SEV1, acting as incident coordinator. Time zero.',
    ]);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('collapses a ticked step, logs it and moves the bar, without scrolling', async () => {
    const { page } = await started(browser);
    const box = page.locator('.tick input').first();
    await box.scrollIntoViewIfNeeded();
    const before = await page.evaluate(() => scrollY);
    await box.check();
    expect(await page.evaluate(() => scrollY)).toBe(before);
    const step = page.locator('.step').first();
    expect(await step.innerText()).toMatch(/Done \d\d:\d\d UTC by incident coordinator/);
    expect(await step.locator('.body').isVisible()).toBe(false);
    expect(await page.locator('[data-phase] .now').getAttribute('data-number')).toBe('1.2');
    expect(await page.locator('[data-phase] [aria-current=step]').count()).toBe(1);
    expect(await page.locator('.rail a').first().innerText()).toMatch(/1 of 8/);
    expect((await logLines(page))[0]).toContain('Done: 1.1 Write down');
    await box.uncheck();
    expect((await logLines(page))[0]).toContain('Reopened: 1.1 Write down');
    expect(await step.locator('.body').isVisible()).toBe(true);
    await page.context().close();
  });

  it('answers a decision with the words of its branch, skips what it skips and takes it back', async () => {
    const { page } = await started(browser);
    const decision = page.locator('#still-spreading');
    await decision.locator('.pick:text-is("No")').click();
    expect(await decision.locator('[aria-pressed=true]').innerText()).toBe('No');
    expect((await logLines(page))[0]).toBe(
      'Decision 2.7 Did a new host show signs in the last 10 minutes? No',
    );
    await tick(page, 7);
    await page.locator('#is-it-real .pick:text-is("Yes")').click();
    expect(await page.locator('#cut-site-links').innerText()).toContain('Skipped by decision 2.7');
    await page.locator('#still-spreading .link').click();
    await page.locator('dialog[open] textarea').fill('Coordinator, after asking all sites');
    await page.keyboard.press('Control+Enter');
    expect((await logLines(page))[0]).toContain('Coordinator, after asking all sites');
    await decision.locator('.pick:text-is("No")').click();
    expect(await decision.locator('[aria-pressed=true]').count()).toBe(0);
    expect((await logLines(page))[0]).toContain('Reopened: 2.7');
    await page.context().close();
  });

  it('opens again what a branch that leads back leads to', async () => {
    const { page } = await visit(browser, playbook);
    // No playbook of the sample leads back: this page does, before run mode reads it.
    await page.$eval('#is-it-real [data-answer=No]', (branch) => {
      Reflect.deleteProperty((branch as HTMLElement).dataset, 'leaves');
      branch.querySelector('.goes a')?.setAttribute('href', '#list-hosts');
    });
    await start(page);
    await tick(page, 7);
    await page.locator('#is-it-real .pick:text-is("No")').click();
    expect(await page.locator('#is-it-real [aria-pressed=true]').count()).toBe(0);
    expect(await page.locator('.step.done').count()).toBe(6);
    expect((await logLines(page))[0]).toMatch(/^Decision 1\.8 .*\? No\. Back to 1\.7 /);
    await page.context().close();
  });

  it('survives a reload, to the second', async () => {
    const { page } = await started(browser);
    await tick(page, 3);
    const lines = await logLines(page);
    await settled(page);
    await goTo(page);
    await page.locator('.running').waitFor();
    expect(await logLines(page)).toEqual(lines);
    expect(await page.locator('.step.done').count()).toBe(3);
    await page.context().close();
  });

  it('takes back the last line, and says so in the log', async () => {
    const { page } = await started(browser);
    await tick(page, 2);
    await choose(page, 'Undo: Done: 1.2');
    expect(await page.locator('.step.done').count()).toBe(1);
    expect((await logLines(page))[0]).toContain('Undone: Done: 1.2');
    expect(await page.locator('.log s').innerText()).toContain('Done: 1.2');
    await page.context().close();
  });

  it('is not over in a phase until its criteria are ticked, and closes only with them or a reason', async () => {
    const { page } = await started(browser);
    await tick(page, 7);
    await page.locator('#is-it-real .pick:text-is("Yes")').click();
    const identify = page.locator('.rail a[href="#identification"]');
    expect(await identify.innerText()).toContain('exit: 1 open');
    await page.locator('#identification .exit input').check();
    expect(await identify.locator('.n.done').count()).toBe(1);
    expect((await logLines(page))[0]).toContain('Met: Two independent signs');
    await choose(page, 'Close incident');
    await page.click('dialog[open] button:text-is("Close incident")');
    expect(await page.locator('dialog[open]').count()).toBe(1);
    await page.fill('dialog[open] textarea', 'False alarm, the coordinator owns the rest');
    await page.click('dialog[open] button:text-is("Close incident")');
    expect(await page.locator('.running').innerText()).toMatch(/lasted/);
    expect(await page.locator('[data-phase] input:enabled').count()).toBe(0);
    await page.context().close();
  });

  it('counts notification deadlines from an awareness time that is entered', async () => {
    const { page } = await started(browser);
    await page.click('.aware .link');
    await page.fill('dialog[open] input', '2026-11-24T01:52');
    await page.click('dialog[open] button:text-is("Save")');
    const row = page.locator('.duties tr', { hasText: 'GDPR, Article 33' });
    expect(await row.innerText()).toContain('27 Nov 2026, 01:52 UTC');
    expect((await logLines(page))[0]).toBe('Aware since 24 Nov 2026, 01:52 UTC');
    await page.context().close();
  });

  it('says what is late, what holds by default and that an update is due', async () => {
    const { page } = await visit(browser, playbook);
    await page.clock.install({ time: new Date('2026-11-24T02:00:00Z') });
    await goTo(page, playbook);
    await start(page);
    await page.clock.fastForward('01:05:30');
    expect(await page.locator('#protect-backups').innerText()).toContain('40 min late');
    expect(await page.locator('.notices').innerText()).toContain('Update due since 03:00 UTC.');
    // The clock goes on while we look.
    expect(await page.locator('.running .clock').innerText()).toMatch(/^01:05:3\d$/);
    await page.click('.notices button:text-is("Update given")');
    expect(await page.locator('.notices').innerText()).not.toContain('Update due');
    await tick(page, 7);
    await page.clock.fastForward('00:06:00');
    expect(await page.locator('#is-it-real').innerText()).toContain('No answer in time. This holds: yes');
    await page.context().close();
  });

  it('prints empty boxes and no trace of the run', async () => {
    const { page } = await started(browser);
    await tick(page, 3);
    await page.emulateMedia({ media: 'print' });
    const step = page.locator('.step.done').first();
    expect(await step.locator('.body').isVisible()).toBe(true);
    expect(await step.locator('.did').isVisible()).toBe(false);
    expect(await page.locator('.pick').first().isVisible()).toBe(false);
    expect(await page.locator('.live').isVisible()).toBe(false);
    const mark = await step.locator('input').evaluate((box) => getComputedStyle(box, '::after').display);
    expect(mark).toBe('none');
    await page.context().close();
  });
});

describe('several runs', () => {
  it('stand side by side on one page and are switched', async () => {
    const { page } = await started(browser);
    await tick(page, 2);
    await choose(page, 'Start another incident');
    await page.click('#run-start button[value=start]');
    await page.locator('.running', { hasText: 'Badger' }).waitFor();
    expect(await page.locator('.step.done').count()).toBe(0);
    await choose(page, 'Anvil, ransomware');
    expect(await page.locator('.step.done').count()).toBe(2);
    await page.context().close();
  });

  it('go on in another playbook with codename, role and time zero', async () => {
    const { page } = await started(browser);
    await tick(page, 7);
    await page.locator('#is-it-real .pick:text-is("No")').click();
    await settled(page);
    await page.locator('.running .next a').click();
    await page.locator('#run-start[open]').waitFor();
    expect(page.url()).toContain('malware-endpoint');
    expect(await page.inputValue('#run-codename')).toBe('Anvil');
    await page.click('#run-start button[value=start]');
    await page.locator('.running', { hasText: 'Anvil' }).waitFor();
    expect((await logLines(page))[0]).toContain('Goes on from the playbook "ransomware"');
    await page.context().close();
  });

  it('in two tabs become one log, whoever writes', async () => {
    const { page } = await started(browser);
    await settled(page);
    const other = await page.context().newPage();
    await goTo(other, playbook);
    await other.locator('.running').waitFor();
    await page.locator('.tick input').nth(0).check();
    await other.locator('.tick input').nth(1).check();
    await page.locator('.tick input').nth(2).check();
    await other.locator('.step.done').nth(2).waitFor();
    await settled(page);
    expect(await page.locator('.step.done').count()).toBe(3);
    await goTo(other);
    await other.locator('.running').waitFor();
    expect(await logLines(other)).toEqual(await logLines(page));
    await page.context().close();
  });

  it('cleared in one tab is gone from the other', async () => {
    const { page } = await started(browser);
    await settled(page);
    const other = await page.context().newPage();
    await goTo(other, playbook);
    await other.locator('.running').waitFor();
    await choose(page, 'Close incident');
    await page.fill('dialog[open] textarea', 'Exercise');
    await page.click('dialog[open] button:text-is("Close incident")');
    await other.locator('.running', { hasText: 'lasted' }).waitFor();
    await page.click('.running button:text-is("Clear")');
    await saved(page, () => page.click('dialog[open] button:has-text("JSON")'));
    await page.click('dialog[open] .danger');
    await other.locator('[data-run-start]').waitFor();
    expect(await other.locator('.notices p').count()).toBe(0);
    await page.context().close();
  });

  it('in two tabs that cannot hear each other still lose nothing', async () => {
    const { page } = await visit(browser, playbook);
    await page.context().addInitScript(() => Reflect.deleteProperty(globalThis, 'BroadcastChannel'));
    await goTo(page);
    await start(page);
    await settled(page);
    const other = await page.context().newPage();
    await goTo(other, playbook);
    await other.locator('.running').waitFor();
    await page.locator('.tick input').nth(0).check();
    await other.locator('.tick input').nth(1).check();
    await settled(other);
    await goTo(page);
    await page.locator('.running').waitFor();
    expect(await page.locator('.step.done').count()).toBe(2);
    await page.context().close();
  });
});

describe('what a run leaves', () => {
  it('is a run log, a page and a table, and a note to hand over', async () => {
    const { page } = await started(browser);
    await tick(page, 1);
    await page.keyboard.press('l');
    await page.fill('dialog[open] textarea', '=1+1 <b>bold</b>');
    await page.click('dialog[open] button:text-is("Save entry")');
    await page.click('.running button:text-is("Export log")');
    const json = await saved(page, () => page.click('dialog[open] button:has-text("JSON")'));
    const markdown = await saved(page, () => page.click('dialog[open] button:has-text("Markdown")'));
    const csv = await saved(page, () => page.click('dialog[open] button:has-text("CSV")'));
    expect(json.name).toMatch(/^anvil-ransomware-\d{4}-\d\d-\d\d-run-log\.json$/);
    expect(JSON.parse(json.text)).toMatchObject({
      ...{ schema: 1, kind: 'watchbill-run', codename: 'Anvil', severity: 'SEV1', procedure: 'ransomware' },
      events: [
        { kind: 'role' },
        { kind: 'severity' },
        { kind: 'log' },
        { kind: 'tick' },
        { kind: 'log', note: '=1+1 <b>bold</b>' },
      ],
    });
    expect(markdown.text).toContain('=1+1 &lt;b&gt;bold&lt;/b&gt;');
    expect(csv.text).toContain("'=1+1 <b>bold</b>");
    await page.click('dialog[open] button:text-is("Close")');
    await choose(page, 'Hand-over note');
    expect(await page.inputValue('dialog[open] textarea')).toContain('## Open steps');
    await page.context().close();
  });

  it('is cleared from the device only after its log is saved', async () => {
    const { page } = await started(browser);
    await choose(page, 'Close incident');
    await page.fill('dialog[open] textarea', 'Exercise');
    await page.click('dialog[open] button:text-is("Close incident")');
    await page.click('.running button:text-is("Clear")');
    const clear = page.locator('dialog[open] .danger');
    expect(await clear.isDisabled()).toBe(true);
    await saved(page, () => page.click('dialog[open] button:has-text("JSON")'));
    await clear.click();
    await page.locator('[data-run-start]').waitFor();
    expect(await page.locator('.step.done').count()).toBe(0);
    await goTo(page);
    expect(await page.locator('[data-run-start]').isVisible()).toBe(true);
    await page.context().close();
  });

  it('opens again on another device, and goes on there', async () => {
    const one = await started(browser);
    await tick(one.page, 2);
    await one.page.click('.running button:text-is("Export log")');
    const { text } = await saved(one.page, () => one.page.click('dialog[open] button:has-text("JSON")'));
    await one.page.context().close();
    const { page } = await started(browser);
    const chooser = page.waitForEvent('filechooser');
    await choose(page, 'Open a run log');
    await (
      await chooser
    ).setFiles({ name: 'run.json', mimeType: 'application/json', buffer: Buffer.from(text) });
    await page.locator('.step.done').nth(1).waitFor();
    await page.locator('.tick input').nth(2).check();
    expect(await page.locator('.step.done').count()).toBe(3);
    await page.context().close();
  });

  it('is listed at the playbooks, also when its own is gone', async () => {
    const { page } = await started(browser);
    await settled(page);
    await page.evaluate(
      () =>
        new Promise<void>((resolve) => {
          const opening = indexedDB.open(document.body.dataset['store'] ?? '');
          opening.addEventListener('success', () => {
            const runs = opening.result.transaction('runs', 'readwrite').objectStore('runs');
            const all = runs.getAll();
            all.addEventListener('success', () => {
              const stored = structuredClone(all.result[0]) as { run: Record<string, unknown> };
              Object.assign(stored.run, {
                id: 'deleted-1',
                codename: 'Ghost',
                procedure: 'deleted-playbook',
              });
              runs.put(stored, 'deleted-playbook deleted-1').addEventListener('success', () => resolve());
            });
          });
        }),
    );
    await goTo(page, `${portal.url}respond/`);
    const rows = page.locator('[data-runs] li');
    await rows.nth(1).waitFor();
    expect(await page.locator('[data-runs]').innerText()).toContain('not in this portal any more');
    const ghost = rows.filter({ hasText: 'Ghost' });
    expect(await ghost.locator('a').count()).toBe(0);
    await ghost.locator('button', { hasText: 'Export' }).click();
    const { text } = await saved(page, () => page.click('dialog[open] button:has-text("JSON")'));
    expect(JSON.parse(text)).toMatchObject({ codename: 'Ghost', procedure: 'deleted-playbook' });
    await page.click('dialog[open] button:text-is("Close")');
    await rows.filter({ hasText: 'Anvil' }).locator('a').click();
    await page.locator('.running', { hasText: 'Anvil' }).waitFor();
    await page.context().close();
  });
});
