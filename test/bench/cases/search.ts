import type { Page } from 'playwright-core';
import { serve } from '#lib/publish/serve.ts';
import { middle, type Case } from '#test/bench/case.ts';
import { ourSite } from '#test/bench/sites.ts';
import { openBrowser } from '#test/e2e/browser.ts';

const words = ['mailbox rules', 'T1490', 'backup catalogue host', 'Get-MgAuditLogSignIn', 'failed password'];

/** From the press of a key to results on the page, by the clock of the browser. */
export const search: Case = {
  name: 'search',
  about: 'latency of a query over 1,000 procedures, in a real browser',
  async run({ say }) {
    say('search: building 1,000 procedures');
    const site = await ourSite(1000);
    await site.build('cold');
    const { url, close } = await serve(site.built);
    const browser = await openBrowser();
    try {
      const [cold, warm]: [number[], number[]] = [[], []];
      for (let turn = 1; turn <= 3; turn++) {
        say(`search: new browser profile ${turn} of 3`);
        const context = await browser.newContext();
        const page = await context.newPage();
        await page.goto(url, { waitUntil: 'networkidle' });
        cold.push(await ask(page, 'shadow copies'));
        for (const query of words) warm.push(await ask(page, query));
        await context.close();
      }
      return [
        { case: 'search', what: 'first query, nothing loaded', value: middle(cold), unit: 'ms', goal: 1000 },
        { case: 'search', what: 'next queries, middle', value: middle(warm), unit: 'ms', goal: 100 },
        { case: 'search', what: 'next queries, slowest', value: Math.max(...warm), unit: 'ms' },
      ];
    } finally {
      await browser.close();
      await close();
    }
  },
};

/** Asks on the page and waits for the answer, timed inside it: nothing of the remote control counts. */
function ask(page: Page, query: string): Promise<number> {
  return page.evaluate(async (text) => {
    const start = performance.now();
    const field = document.querySelector<HTMLInputElement>('dialog input[type=search]');
    const input = field ?? document.querySelector<HTMLInputElement>('#q');
    if (!input?.form) throw new Error('there is no search field');
    input.value = text;
    input.form.requestSubmit();
    while (!document.querySelector('dialog [role=status]')?.textContent.includes(`“${text}”`))
      await new Promise((resolve) => setTimeout(resolve, 1));
    return performance.now() - start;
  }, query);
}
