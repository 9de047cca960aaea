import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, reader, visit } from './browser.ts';
import { portal } from './portal.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const hurried = reader(() => browser, { reducedMotion: 'reduce' });

/** What somebody says who has never read a playbook, and the page that person needs. */
const situations: readonly (readonly [said: string, playbook: string])[] = [
  ['files renamed with a strange extension', 'ransomware'],
  ['someone paid a fake invoice', 'bec-payment-fraud'],
  ['we got a ransom email', 'data-leak'],
  ['laptop stolen', 'lost-device'],
  ['admin account did strange things', 'privileged-compromise'],
  ['customer data on a forum', 'data-leak'],
  ['phishing mail clicked', 'phishing-credential'],
  ['cloud key on github', 'cloud-key-leak'],
  ['provider was hacked', 'supplier-or-mssp-breach'],
  ['website defaced', 'webapp-compromise'],
  ['web shop down, too much traffic', 'ddos'],
  ['user entered password on a fake page', 'phishing-credential'],
];

/** Types as a hurried person does, finds, opens the playbook and goes to its first step. */
async function walk(
  page: Page,
  said: string,
  playbook: string,
): Promise<{ place: number; clicks: number; seconds: number }> {
  const begun = performance.now();
  await page.locator('#q').pressSequentially(said, { delay: 60 });
  await page.click('form[data-ask] button');
  const results = page.locator('dialog .res h3:text-matches("^Respond") + ul > li > a');
  await results.first().waitFor();
  const shown = await results.evaluateAll((links) =>
    links.map((link) => (link as HTMLAnchorElement).pathname),
  );
  const place = shown.findIndex((path) => path.endsWith(`/procedures/${playbook}/`));
  if (place < 0) throw new Error(`"${said}" shows ${shown.join(', ') || 'no playbook'}`);
  await results.nth(place).click();
  await page.waitForURL(`**/procedures/${playbook}/`);
  await page.click('.begin a');
  await page.locator('.step:not(.done)').first().waitFor();
  const inView = await page.evaluate(() => {
    const first = document.querySelector('[data-phase] [data-number] h3')?.getBoundingClientRect();
    return first !== undefined && first.top >= 0 && first.bottom < innerHeight;
  });
  expect(inView).toBe(true);
  return { place: place + 1, clicks: 3, seconds: (performance.now() - begun) / 1000 };
}

describe('somebody who has never read a playbook', () => {
  // Together: one thinks while another types.
  it.concurrent.each(situations)(
    'says "%s" and stands at step 1 of %s within 30 seconds and three clicks',
    (said, playbook) =>
      hurried(portal.url, async ({ page }) => {
        const { place, clicks, seconds } = await walk(page, said, playbook);
        console.log(`${said} | ${playbook} | result ${place} | ${clicks} clicks | ${seconds.toFixed(1)} s`);
        expect(place).toBe(1);
        expect(seconds).toBeLessThan(30);
      }),
  );

  it('finds playbooks before the blocks they are made of', async () => {
    const { page } = await visit(browser, portal.url);
    await page.fill('#q', 'isolate host');
    await page.keyboard.press('Enter');
    const list = page.locator('dialog .res h3:text-matches("^Respond") ~ ul').first();
    await list.locator('li').first().waitFor();
    const more = page.locator('dialog .res .more button').first();
    if (await more.count()) await more.click();
    await page.waitForTimeout(300);
    const kinds = await list.locator('li .kind').allInnerTexts();
    const firstBlock = kinds.findIndex((kind) => /\bBlock\b/.test(kind));
    const lastPlaybook = kinds.findLastIndex((kind) => /\bPlaybook\b/.test(kind));
    expect(lastPlaybook).toBeGreaterThanOrEqual(0);
    expect(firstBlock).toBeGreaterThan(lastPlaybook);
    await page.context().close();
  });

  it('finds the right playbook without a script, by what is seen', async () => {
    const { page } = await visit(browser, portal.url, { scripts: false });
    await page.click('.isee a');
    await page.click('li:has-text("Files do not open") a');
    await page.click('.begin a');
    expect(page.url()).toMatch(/procedures\/ransomware\/#/);
    await page.context().close();
  });
});

describe('how bad it is', () => {
  it('is picked by what one sees; the playbooks follow, and bring it to the run', async () => {
    const { page, complaints } = await visit(browser, portal.url);
    await page.click('.sevask summary');
    await page.check('.sevask li:has-text("one account or one device") input');
    await page.locator('h2:text-is("Playbooks for SEV3")').waitFor();
    expect(await page.locator('.sevpick [value=SEV3]').isChecked()).toBe(true);
    expect(await page.locator('[data-meaning]:visible').innerText()).toMatch(/SEV3.*technical lead/s);
    await page.check('.sevask li:has-text("admin rights") input');
    await page.locator('h2:text-is("Playbooks for SEV2")').waitFor();
    const first = page.locator('.pblist li:visible').first();
    expect(await first.getAttribute('data-severity')).toBe('SEV2');
    await page.uncheck('.sevask li:has-text("admin rights") input');
    await page.uncheck('.sevask li:has-text("one account or one device") input');
    expect(await page.locator('.pblist li:visible').count()).toBe(6);
    await page.check('.sevpick [value=SEV3]');
    await page.click('.pblist a:has-text("Ransomware")');
    await page.waitForURL('**/ransomware/?severity=SEV3');
    await page.click('[data-run-start]');
    await page.locator('#run-start[open]').waitFor();
    expect(await page.locator('#run-start [name=severity]:checked').inputValue()).toBe('SEV3');
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('reads without a script: every sign with its severity, and what each means', async () => {
    const { page } = await visit(browser, portal.url, { scripts: false });
    expect(await page.locator('.sevpick input:visible').count()).toBe(0);
    for (const summary of await page.locator('.sevask summary, .sevmeans summary').all())
      await summary.click();
    expect(await page.locator('.sevask li .sev:visible').count()).toBe(8);
    expect(await page.locator('[data-meaning]:visible').count()).toBe(4);
    await page.context().close();
  });
});

describe('a playbook', () => {
  const playbook = `${portal.url}respond/procedures/ransomware/`;

  it('says where else to go above its first step', async () => {
    const { page } = await visit(browser, playbook, { scripts: false });
    const tops = await page.$$eval('#card-title, #not-this-title, .begin, [data-number]', (nodes) =>
      nodes.slice(0, 4).map((node) => node.getBoundingClientRect().top),
    );
    expect(tops).toEqual(tops.toSorted((a, b) => a - b));
    await page.context().close();
  });

  it('lists the steps of each role without a script, and shows one role by its link with one', async () => {
    const plain = await visit(browser, `${playbook}?role=technical-lead#list-technical-lead`, {
      scripts: false,
    });
    expect(await plain.page.locator('#list-technical-lead li').first().isVisible()).toBe(true);
    await plain.page.context().close();
    const { page } = await visit(browser, playbook);
    await page.click('.ways a:text-is("Technical lead")');
    await page.locator('.other').first().waitFor();
    expect(await page.locator('.ways [aria-current]').innerText()).toBe('Technical lead');
    await page.click('.ways a:text-is("Everybody")');
    await page.waitForURL((url) => url.search === '');
    expect(await page.locator('.other').count()).toBe(0);
    await page.context().close();
  });

  it('fills a message in, copies it, and keeps and sends nothing', async () => {
    const { page, complaints } = await visit(browser, playbook, {
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.method() + request.url()));
    await page.click('#messages summary:has-text("First message to staff")');
    const message = page.locator('#messages details[open]');
    await message.locator('[name=NEXTUPDATE]').fill('14:00 <b>sharp</b>');
    await message.locator('.sent').first().locator('[data-copy-text]').click();
    await message.locator('button:has-text("Still open: DEVICEACTION, SERVICEDESKNUMBER")').waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(
      'Next message 14:00 <b>sharp</b>.',
    );
    expect(await message.locator('.sent b').count()).toBe(0);
    const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
    expect(kept).not.toContain('sharp');
    expect(asked.filter((url) => !url.startsWith('GET') || url.includes('sharp'))).toEqual([]);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('counts the deadlines from a moment one enters', async () => {
    const { page } = await visit(browser, playbook);
    await page.fill('[data-aware]', '2026-11-24T22:15');
    const gdpr = page.locator('tr:has-text("GDPR, Article 33") .deadline');
    await gdpr.waitFor();
    expect(await gdpr.innerText()).toContain('27 Nov 2026, 22:15 UTC');
    expect(await page.locator('tr:has-text("GDPR, Article 34") .deadline').count()).toBe(0);
    await page.fill('[data-aware]', '');
    expect(await page.locator('.deadline').count()).toBe(0);
    await page.context().close();
  });
});
