import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serve } from '#lib/publish/serve.ts';
import { goTo, openBrowser, visit } from './browser.ts';
import { build } from './build.ts';
import { choose, playbook, saved, start } from './run.ts';

let browser: Browser;
let root: string;
beforeAll(async () => {
  browser = await openBrowser();
  root = mkdtempSync(join(tmpdir(), 'watchbill-round-trip-'));
});
afterAll(async () => {
  await browser.close();
  rmSync(root, { recursive: true, force: true });
});

/** Does what the page asks for next, until a phase begins or nothing is open. Returns its name. */
async function work(page: Page, until: string): Promise<void> {
  for (;;) {
    const now = page.locator('[data-phase] .now');
    if ((await now.count()) === 0) return;
    const phase = await now.evaluate((item) => item.closest('[data-phase]')?.id);
    if (phase === until) return;
    // The answer that keeps the run on this page; a step has its box.
    await now.locator('.tick input, [data-answer]:not([data-leaves]) .pick').first().click();
  }
}

const meet = async (page: Page, phase: string) => {
  for (const box of await page.locator(`#${phase} .exit input`).all()) await box.check();
};

// A browser, a run of metrics and a build, one after the other.
describe('a ransomware incident', () => {
  it(
    'goes from the browser through its run log into metrics.json and onto the page of measures',
    { timeout: 240_000 },
    async () => {
      const { page } = await visit(browser, playbook);
      await page.clock.install({ time: new Date('2026-11-20T02:00:00Z') });
      await goTo(page, playbook);
      await start(page, 'Two hosts rename files');
      await work(page, 'containment');
      await meet(page, 'identification');
      await page.clock.runFor('01:30:00');
      await work(page, 'eradication');
      await page.clock.runFor('00:06:00');
      await meet(page, 'containment');
      await page.clock.runFor('05:00:00');
      await work(page, 'recovery');
      await meet(page, 'eradication');
      await page.clock.runFor('10:00:00');
      await work(page, 'none');
      await meet(page, 'recovery');
      await meet(page, 'lessons-learned');
      await choose(page, 'Close incident');
      await page.click('dialog[open] button:text-is("Close incident")');
      await page.click('.running button:text-is("Export log")');
      const { name, text } = await saved(page, () => page.click('dialog[open] button:has-text("JSON")'));
      const { started, events } = JSON.parse(text) as {
        started: string;
        events: { kind: string; step?: string; at: string }[];
      };
      const contained = events.findLast(
        ({ kind, step }) => kind === 'criterion' && step === 'containment',
      )!.at;
      const seconds = (Date.parse(contained) - Date.parse(started)) / 1000;
      await page.context().close();

      cpSync('content', join(root, 'content'), { recursive: true });
      mkdirSync(join(root, 'content/exports/runs'), { recursive: true });
      writeFileSync(join(root, 'content/exports/runs', name), text);
      writeFileSync(
        join(root, 'content/exports/sources.yaml'),
        'sources:\n  - id: runs\n    format: run-log\n    files: [runs/*.json]\n',
      );
      await promisify(execFile)(process.execPath, ['scripts/metrics.ts', '--root', root]);
      const metrics = JSON.parse(readFileSync(join(root, 'content/metrics/metrics.json'), 'utf8')) as {
        sources: { id: string; files: { rows: object }[] }[];
        results: { metric: string; period: string; slice: object; cases?: number[] }[];
      };
      expect(metrics.sources).toMatchObject([{ id: 'runs', files: [{ rows: { read: 1, accepted: 1 } }] }]);
      const found = metrics.results.filter(
        ({ metric, period, slice }) =>
          metric === 'time-to-contain' && period === '2026-11' && Object.keys(slice).length === 0,
      );
      expect(found).toMatchObject([{ status: 'too-few', n: 1, open: 0, cases: [seconds] }]);
      expect(seconds).toBeGreaterThanOrEqual(96 * 60);
      expect(seconds).toBeLessThan(97 * 60);

      const { out } = await build(root);
      const { url, close } = await serve(out);
      const { page: measures, complaints } = await visit(browser, `${url}measure/`);
      const main = await measures.locator('main').innerText();
      expect(main).toMatch(/Time to contain[\s\S]{0,200}96 min/i);
      expect(complaints).toEqual([]);
      await measures.context().close();
      await close();
      rmSync(dirname(out), { recursive: true, force: true });
    },
  );
});
