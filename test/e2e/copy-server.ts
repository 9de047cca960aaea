import { cpSync, readFileSync, realpathSync, renameSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { filesIn } from '#lib/publish/files-in.ts';
import { findFile } from '#lib/publish/find-file.ts';
import { headerRules, headersFor } from '#lib/publish/headers.ts';
import { contentType } from '#lib/publish/mime.ts';
import { publishOffline } from '#lib/publish/offline/offline.ts';

interface Fault {
  status?: number;
  headers?: Record<string, string>;
  body?: string | Buffer;
}

/** A web server whose site, answers and life are in the hands of a test. */
export interface CopyServer {
  url: string;
  /** Folders by the base they are served under. */
  sites: Record<string, string>;
  /** What is answered instead, by address below the base; undefined answers as usual. */
  fault: (path: string) => Fault | undefined;
  /** Addresses asked for since they were last taken. */
  asked: string[];
  stop: () => Promise<void>;
  start: () => Promise<void>;
}

/** Serves folders under their bases, on one origin, with the headers of a build. */
export async function copyServer(sites: Record<string, string>): Promise<CopyServer> {
  const server = createServer((request, response) => {
    const target = request.url ?? '/';
    const base = Object.keys(self.sites)
      .toSorted((a, b) => b.length - a.length)
      .find((base) => target.startsWith(base));
    const path = target.slice(base?.length ?? 1).replace(/\?.*/, '');
    self.asked.push(path);
    const fault = self.fault(path);
    if (fault) {
      response
        .writeHead(fault.status ?? 200, { 'Content-Type': 'text/html', ...fault.headers })
        .end(fault.body);
      return;
    }
    const folder = realpathSync(self.sites[base ?? ''] ?? '/nowhere');
    void findFile(folder, base ?? '/', target).then((found) => {
      if (found.kind !== 'file')
        return response.writeHead(404, { 'Content-Type': 'text/html' }).end('Nothing here.');
      return response
        .writeHead(200, {
          'Cache-Control': 'no-cache',
          ...headersFor(headerRules(base ?? '/'), new URL(target, 'http://localhost').pathname),
          'Content-Type': contentType(found.path),
        })
        .end(readFileSync(found.path));
    });
  });
  const listen = (port: number) => new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  await listen(0);
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const self: CopyServer = {
    ...{ url: `http://127.0.0.1:${port}/`, sites, fault: () => undefined, asked: [] },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
    start: () => listen(port),
  };
  return self;
}

/**
 * The next version of a built folder: another day on every page, and another script under the name the pages know,
 * which loads run mode and search from files of new names.
 */
export async function nextVersion(from: string, to: string, day: string): Promise<string> {
  cpSync(from, to, { recursive: true });
  const renamed: [string, string][] = filesIn(to)
    .filter((file) => /^_astro\/(mode|search)\..*\.js$/.test(file))
    .map((file) => [
      file.slice('_astro/'.length),
      file.slice('_astro/'.length).replace('.', `.${day.replace(' ', '')}`),
    ]);
  for (const [name, other] of renamed) renameSync(join(to, '_astro', name), join(to, '_astro', other));
  for (const file of filesIn(to).filter(
    (file) => /\.(html|js)$/.test(file) && !file.startsWith('pagefind/'),
  )) {
    let text = readFileSync(join(to, file), 'utf8').replace(/\d+ Nov 2026(?=")/, `${day} 2026`);
    for (const [name, other] of renamed) text = text.replaceAll(name, other);
    text = text.replace('<h1', `<h1 data-day="${day}"`);
    writeFileSync(join(to, file), text);
  }
  await publishOffline(to);
  return to;
}

/** What the foot of a page says of its copy. */
export async function foot(page: Page): Promise<string> {
  const parts = await page.locator('[data-offline], [data-offline-news]').allInnerTexts();
  return parts.filter(Boolean).join(' ');
}

/** What the foot says, once it says this. */
export async function footSays(page: Page, words: string | RegExp): Promise<string> {
  const said = page.locator('[data-offline], [data-offline-news]').filter({ hasText: words }).first();
  await said.waitFor();
  return said.innerText();
}

/** A page of its own context that has saved the portal at `url`. */
export async function savedPage(context: BrowserContext, url: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(url);
  await footSays(page, 'Saved for offline use');
  return page;
}

/** Asks for a newer copy now: by itself a browser does so some seconds after a page was opened. */
export async function renew(page: Page): Promise<void> {
  await page.evaluate(() =>
    navigator.serviceWorker
      .getRegistration()
      .then((found) => found?.update())
      .catch(() => undefined),
  );
}

/** Names of all caches of an origin. */
export function cacheNames(page: Page): Promise<string[]> {
  return page.evaluate(() => caches.keys());
}
