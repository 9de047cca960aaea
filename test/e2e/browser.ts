import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { launch, packagedBrowser } from '#lib/publish/pdf/browser.ts';

/** A real browser: the one named by CHROMIUM_PATH, else the one that comes inside an npm package (Linux x64). */
export function openBrowser(): Promise<Browser> {
  const given = process.env['CHROMIUM_PATH'];
  return given ? launch(given) : packagedBrowser();
}

/** A page and everything its console and network complained about. */
export interface Watched {
  page: Page;
  /** Console errors, uncaught exceptions, and requests to another origin or without an answer. */
  complaints: string[];
}

/** The packaged browser's renderer falls over about once in two hundred loads, whatever the page; then once more. */
async function load(page: Page, url: string, scripts: boolean): Promise<void> {
  // Without scripts nothing is asked for after the page has loaded.
  const waitUntil = scripts ? 'networkidle' : 'load';
  await page.goto(url, { waitUntil }).catch((error: unknown) => {
    if (!String(error).includes('Page crashed')) throw error;
    return page.goto(url, { waitUntil });
  });
}

interface VisitOptions extends BrowserContextOptions {
  /** Scripts do not arrive. There is no inline one, so this is a page without JavaScript. */
  scripts?: boolean;
}

/** Opens an address in a context of its own and waits until nothing is loading any more. */
export async function visit(
  browser: Browser,
  url: string,
  { scripts = true, ...options }: VisitOptions = {},
): Promise<Watched> {
  // A copy for offline use is saved where that is tested: elsewhere it is a whole portal for each page looked at.
  const context = await browser.newContext({ serviceWorkers: 'block', ...options });
  if (!scripts)
    await context.route(/\.js$/, (route) =>
      route.fulfill({ status: 200, contentType: 'text/javascript', body: '' }),
    );
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    const words = message.text();
    if (words.includes('registration blocked by Playwright')) return;
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(words);
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (origin !== new URL(url).origin && protocol !== 'data:' && protocol !== 'blob:')
      complaints.push(`asked another origin: ${request.url()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()} ${response.url()}`);
  });
  await load(page, url, scripts);
  return { page, complaints };
}
