import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';

const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  // A container's shared memory is small, and a page that fills it crashes.
  '--disable-dev-shm-usage',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A real browser: the one named by CHROMIUM_PATH, else the one that comes inside an npm package (Linux x64). */
export async function openBrowser(): Promise<Browser> {
  const given = process.env['CHROMIUM_PATH'];
  if (given) return chromium.launch({ executablePath: given, args: quiet });
  // The package unpacks to $TMPDIR/chromium and takes any file of that name: a folder of its own keeps versions apart.
  const entry = dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium'));
  const { version } = JSON.parse(readFileSync(join(entry, '../package.json'), 'utf8')) as { version: string };
  const folder = join(tmpdir(), `watchbill-chromium-${version}`);
  mkdirSync(folder, { recursive: true });
  process.env['TMPDIR'] = folder;
  // Without it the libraries of a bare machine are missing; it must be set before the import.
  process.env['AWS_LAMBDA_JS_RUNTIME'] = 'nodejs22.x';
  const { default: packaged } = await import('@sparticuz/chromium');
  const executablePath = await packaged.executablePath();
  process.env['FONTCONFIG_PATH'] = fallbackFont(folder);
  return chromium.launch({ executablePath, args: quiet });
}

/** Points the browser at the one font that comes with it: its own settings look in folders that are not there. */
function fallbackFont(folder: string): string {
  const path = join(folder, 'fontconfig');
  mkdirSync(path, { recursive: true });
  const settings = `<?xml version="1.0"?><fontconfig><dir>${folder}/fonts/fonts</dir><cachedir>${path}/cache</cachedir></fontconfig>`;
  writeFileSync(join(path, 'fonts.conf'), settings);
  return path;
}

/** A page and everything its console and network complained about. */
export interface Watched {
  page: Page;
  /** Console errors, uncaught exceptions, and requests to another origin or without an answer. */
  complaints: string[];
}

/** The packaged browser's renderer falls over about once in two hundred loads, whatever the page; then once more. */
async function load(page: Page, url: string): Promise<void> {
  await page.goto(url, { waitUntil: 'networkidle' }).catch((error: unknown) => {
    if (!String(error).includes('Page crashed')) throw error;
    return page.goto(url, { waitUntil: 'networkidle' });
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
  const context = await browser.newContext(options);
  if (!scripts)
    await context.route(/\.js$/, (route) =>
      route.fulfill({ status: 200, contentType: 'text/javascript', body: '' }),
    );
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
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
  await load(page, url);
  return { page, complaints };
}
