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

const said = 'Incidents that run on this device';

describe('an incident that runs', () => {
  it.each(['', 'triage/', 'triage/password-spray/', 'measure/', 'help/'])(
    'is said on the page "%s", with the way back to it',
    async (path) => {
      const { page } = await started(browser);
      await settled(page);
      await goTo(page, portal.url + path);
      const bar = page.getByRole('region', { name: said });
      await bar.waitFor();
      expect(await bar.innerText()).toMatch(/Runs on this device, SEV1, since .* UTC\s+Anvil: ransomware/);
      const { height } = (await bar.locator('a').boundingBox())!;
      expect(height).toBeGreaterThanOrEqual(44);
      await bar.locator('a').click();
      await page.locator('.running', { hasText: 'Anvil' }).waitFor();
      expect(page.url()).toBe(playbook);
      await page.context().close();
    },
  );

  it('is offered by any other playbook, beside its own Start', async () => {
    const { page } = await started(browser);
    await settled(page);
    await goTo(page, `${portal.url}respond/procedures/ddos/`);
    await page.locator('.notices', { hasText: 'Anvil is open in the playbook "ransomware".' }).waitFor();
    expect(await page.locator('[data-run-start]').isVisible()).toBe(true);
    await page.click('.notices button:text-is("Show it")');
    await page.locator('.running', { hasText: 'Anvil' }).waitFor();
    expect(page.url()).toBe(playbook);
    await page.context().close();
  });

  it('is past once it is closed, and no page says it any more', async () => {
    const { page } = await started(browser);
    await choose(page, 'Close incident');
    await page.fill('dialog[open] textarea', 'Exercise');
    await page.click('dialog[open] button:text-is("Close incident")');
    await settled(page);
    await goTo(page, `${portal.url}triage/`);
    await page.waitForTimeout(300);
    expect(await page.getByRole('region', { name: said }).count()).toBe(0);
    await page.context().close();
  });

  it('asks a page for nothing where nothing ever ran, and leaves no database behind', async () => {
    const { page, complaints } = await visit(browser, `${portal.url}triage/`);
    const loaded = await page.evaluate(() =>
      performance.getEntriesByType('resource').map(({ name }) => name),
    );
    expect(loaded.filter((name) => name.includes('/mode.'))).toEqual([]);
    expect(await page.evaluate(() => indexedDB.databases())).toEqual([]);
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});

describe('Start', () => {
  it('takes the severity that the address gives, as a guide that escalates does', async () => {
    const { page } = await visit(browser, `${playbook}?severity=SEV3`);
    await page.click('[data-run-start]');
    await page.locator('#run-start[open]').waitFor();
    expect(await page.locator('#run-start [name=severity]:checked').inputValue()).toBe('SEV3');
    await page.click('#run-start button[value=start]');
    await page.locator('.running', { hasText: 'SEV3' }).waitFor();
    expect(new URL(page.url()).search).toBe('');
    await page.context().close();
  });

  it('takes no severity that there is not', async () => {
    const { page, complaints } = await visit(browser, `${playbook}?severity="]<b>&role=nobody`);
    await page.click('[data-run-start]');
    await page.locator('#run-start[open]').waitFor();
    expect(await page.locator('#run-start [name=severity]:checked').inputValue()).toBe('SEV1');
    expect(await page.inputValue('#run-role')).toBe('incident-coordinator');
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('gives me my list: my steps in full, of all others the titles', async () => {
    const { page } = await visit(browser, playbook);
    await page.click('[data-run-start]');
    await page.locator('#run-start[open]').waitFor();
    await page.selectOption('#run-role', 'it-operations');
    await page.selectOption('#run-list', 'mine');
    await page.click('#run-start button[value=start]');
    await page.locator('.running').waitFor();
    expect(await page.locator('#protect-backups .body').isVisible()).toBe(true);
    expect(await page.locator('#list-affected .body, .step.other:not(.now) .body').first().isVisible()).toBe(
      false,
    );
    expect(new URL(page.url()).search).toBe('?role=it-operations');
    await page.context().close();
  });
});

describe('a responder alone on a SEV1', () => {
  it('is told after five minutes to call a second person, until somebody else acts', async () => {
    const { page } = await visit(browser, playbook);
    await page.clock.install({ time: new Date('2026-11-24T02:00:00Z') });
    await goTo(page, playbook);
    await start(page);
    const alone = page.locator('.notices', { hasText: 'Alone on a SEV1: call a second person now.' });
    expect(await alone.count()).toBe(0);
    await page.clock.runFor('05:20');
    expect(await alone.count()).toBe(1);
    await choose(page, 'Change who you act as');
    await page.selectOption('dialog[open] select', 'technical-lead');
    await page.click('dialog[open] button:text-is("Save")');
    await page.clock.runFor('00:20');
    expect(await alone.count()).toBe(0);
    await page.context().close();
  });
});

describe('a step that destroys evidence', () => {
  it('says "not yet" until what saves it is done', async () => {
    const { page } = await started(browser);
    const rebuild = page.locator('.step', { hasText: 'Rebuild every affected host from known media' });
    const saves = await rebuild.locator('.gate a').getAttribute('href');
    expect(await rebuild.innerText()).toMatch(/Not yet: \d\.\d+ .* is open/);
    await page.locator(`${saves} .tick input`).check();
    expect(await rebuild.innerText()).not.toContain('Not yet');
    await page.context().close();
  });
});

describe('a step that is done', () => {
  it('takes a note: who, what was found, or when it really was', async () => {
    const { page } = await started(browser);
    await tick(page, 1);
    const button = page.locator('.step.done .add-note').first();
    expect((await button.boundingBox())!.height).toBeGreaterThanOrEqual(44);
    await button.click();
    await page.fill('dialog[open] textarea', 'Really done at 01:55, by the night shift');
    await page.click('dialog[open] button:text-is("Save entry")');
    expect((await logLines(page))[0]).toMatch(/^1\.1 .*Really done at 01:55, by the night shift$/);
    await page.locator('[data-phase] .tick input').first().uncheck();
    expect(await button.isVisible()).toBe(false);
    await page.context().close();
  });
});

describe('the playbook as CACAO', () => {
  it('is linked at its foot, and saved from the export of a run', async () => {
    const { page } = await started(browser);
    const href = await page.locator('.pagefoot a', { hasText: 'CACAO 2.0' }).getAttribute('href');
    const answer = await page.request.get(new URL(href!, playbook).href);
    expect(answer.headers()['content-type']).toContain('application/json');
    await page.click('.running button:text-is("Export log")');
    const { name, text } = await saved(page, () => page.click('dialog[open] a:has-text("CACAO")'));
    expect(name).toBe('cacao.json');
    expect(text).toBe(await answer.text());
    expect(JSON.parse(text)).toMatchObject({ type: 'playbook', spec_version: 'cacao-2.0' });
    expect(text).not.toContain('Anvil');
    await page.click('dialog[open] button:text-is("Close")');
    await goTo(page, `${portal.url}respond/`);
    await page.locator('[data-runs] button', { hasText: 'Export' }).click();
    const again = await saved(page, () => page.click('dialog[open] a:has-text("CACAO")'));
    expect(again.text).toBe(text);
    await page.context().close();
  });
});
