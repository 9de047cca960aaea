import { existsSync, statfsSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import type { Browser, BrowserContextOptions, Page, Request } from 'playwright-core';
import { launch, packagedBrowser } from '#lib/publish/pdf/browser.ts';

const memory = '/dev/shm';

/** Files in memory, if there is room for what a browser shares in them. In a container it is often 64 MB. */
function roomy(): boolean {
  if (!existsSync(memory)) return false;
  const { bavail, bsize } = statfsSync(memory);
  return bavail * bsize > 2 ** 31;
}

/** A real browser: the one named by CHROMIUM_PATH, else the one that comes inside an npm package (Linux x64). */
export function openBrowser(): Promise<Browser> {
  const given = process.env['CHROMIUM_PATH'];
  const how = {
    // Contexts share one process: to start one for each was a third of opening a page.
    switches: ['--renderer-process-limit=1', '--disable-site-isolation-trials', '--in-process-gpu'],
    scratch: roomy() ? memory : undefined,
  };
  return given ? launch(given, how) : packagedBrowser(how);
}

/** A page and everything its console and network complained about. */
export interface Watched {
  page: Page;
  /** Console errors, uncaught exceptions, and requests to another origin or without an answer. */
  complaints: string[];
}

/** What each page has asked for and not got yet. */
const asked = new WeakMap<Page, Set<Request>>();

function requestsOf(page: Page): Set<Request> {
  const known = asked.get(page);
  if (known) return known;
  const open = new Set<Request>();
  asked.set(page, open);
  page.on('request', (request) => {
    // What the page before it still asked for is nobody's any more, and is not always said to have ended.
    if (request.isNavigationRequest() && request.frame() === page.mainFrame()) open.clear();
    open.add(request);
  });
  page.on('requestfinished', (request) => open.delete(request));
  page.on('requestfailed', (request) => open.delete(request));
  return open;
}

/**
 * Waits until a page that has loaded asks for nothing more, three times in a row, each time its thread answers. Says the
 * same as Playwright's `networkidle`, which lets half a second pass for every page. No timer of the page is used: a test
 * may have stopped them.
 */
async function quiet(page: Page): Promise<void> {
  const open = requestsOf(page);
  for (let times = 0; times < 3;) {
    await setTimeout(30);
    const answers = await page
      .evaluate(() => true)
      .catch((error: unknown) => {
        // A page that loads itself anew has just begun.
        if (!String(error).includes('navigation')) throw error;
        return false;
      });
    times = answers && open.size === 0 ? times + 1 : 0;
  }
}

/** Goes to an address, or loads the same one again, and waits until nothing is loading any more. */
export async function goTo(page: Page, url?: string): Promise<void> {
  requestsOf(page);
  await (url === undefined ? page.reload() : page.goto(url));
  await quiet(page);
}

/** The packaged browser's renderer falls over about once in two hundred loads, whatever the page; then once more. */
async function load(page: Page, url: string, scripts: boolean): Promise<void> {
  // Without scripts nothing is asked for after the page has loaded.
  const once = async () => void (await (scripts ? goTo(page, url) : page.goto(url)));
  await once().catch((error: unknown) => {
    if (!String(error).includes('crashed')) throw error;
    return once();
  });
}

interface VisitOptions extends BrowserContextOptions {
  /** Scripts do not arrive. There is no inline one, so this is a page without JavaScript. */
  scripts?: boolean;
}

/** Opens a page in a context of its own, for addresses of one origin. */
async function openPage(browser: Browser, url: string, options: VisitOptions): Promise<Watched> {
  const { scripts = true, ...contextOptions } = options;
  // A copy for offline use is saved where that is tested: elsewhere it is a whole portal for each page looked at.
  const context = await browser.newContext({ serviceWorkers: 'block', ...contextOptions });
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
  return { page, complaints };
}

/** Opens an address in a context of its own and waits until nothing is loading any more. */
export async function visit(browser: Browser, url: string, options: VisitOptions = {}): Promise<Watched> {
  const watched = await openPage(browser, url, options);
  await load(watched.page, url, options.scripts ?? true);
  return watched;
}

/** Opens an address, looks at it, and lets go of it. */
export type Look = (url: string, use: (watched: Watched) => Promise<void>) => Promise<void>;

/**
 * Looks at one address after the other with the same few pages, as one reader would: for tests that leave nothing behind.
 * A page of one's own takes three times as long to open as its address to load. The window and the scheme are put back.
 */
export function reader(browser: () => Browser, options: VisitOptions = {}): Look {
  const free: Watched[] = [];
  return async (url, use) => {
    const watched = free.pop() ?? (await openPage(browser(), url, options));
    watched.complaints.length = 0;
    await watched.page.setViewportSize(options.viewport ?? { width: 1280, height: 720 });
    await watched.page.emulateMedia({ media: null, colorScheme: null });
    await load(watched.page, url, options.scripts ?? true);
    await use(watched);
    // After a failure the page is left as it was, and not looked with again.
    free.push(watched);
  };
}
