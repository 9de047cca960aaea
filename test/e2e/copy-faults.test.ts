import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { filesIn } from '#lib/publish/files-in.ts';
import { publishOffline } from '#lib/publish/offline/offline.ts';
import { openBrowser } from './browser.ts';
import { build } from './build.ts';
import {
  cacheNames,
  copyServer,
  footSays,
  nextVersion,
  renew,
  savedPage,
  type CopyServer,
} from './copy-server.ts';
import { settled, start, tick } from './run.ts';

const scratch = mkdtempSync(join(tmpdir(), 'watchbill-copies-'));
const built: string[] = [];
let browser: Browser;
let context: BrowserContext;
let server: CopyServer;
/** The portal under /a/, and its next version. */
let first: string;
let second: string;

async function portalAtA(): Promise<string> {
  cpSync('test/sites/minimal/content', join(scratch, 'content'), { recursive: true });
  const file = join(scratch, 'content/portal.yaml');
  writeFileSync(file, `${readFileSync(file, 'utf8')}base: /a/\n`);
  const { out } = await build(scratch);
  built.push(dirname(out));
  return out;
}

/** The same portal as a build for /b/ would write it. */
async function portalAtB(): Promise<string> {
  const folder = join(scratch, 'b');
  cpSync(first, folder, { recursive: true });
  for (const file of filesIn(folder).filter((file) => /\.(html|js|css)$/.test(file)))
    writeFileSync(join(folder, file), readFileSync(join(folder, file), 'utf8').replaceAll('/a/', '/b/'));
  await publishOffline(folder);
  return folder;
}

beforeAll(async () => {
  browser = await openBrowser();
  first = await portalAtA();
  second = await nextVersion(first, join(scratch, 'second'), '29 Nov');
});
afterAll(async () => {
  await browser.close();
  for (const folder of [scratch, ...built]) rmSync(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  server = await copyServer({ '/a/': first });
  context = await browser.newContext();
});
afterEach(async () => {
  await context.close();
  await server.stop();
});

const at = (path = '') => `${server.url}a/${path}`;
const login = { body: '<!doctype html><title>Sign in</title><form></form>' };
const page = 'glossary/';

describe('a copy is not saved, and the foot says why, when', () => {
  const cases: [string, (path: string) => object | undefined, string][] = [
    ['a sign-in page comes instead of a file', only(login), `something else came instead of ${page}`],
    [
      'a sign-in page comes instead of everything but the worker',
      (path) => (/^(sw\.js|)$|^_astro/.test(path) ? undefined : login),
      'something else came instead of offline.json',
    ],
    [
      'a redirect to the sign-in comes instead of a file',
      only({ status: 302, headers: { Location: '/a/theme.js' } }),
      `a redirect came instead of ${page}`,
    ],
    [
      'half a file comes',
      only({ body: '<!doctype html><html lang="en">' }),
      'something else came instead of',
    ],
    ['one file is missing', only({ status: 404 }), `the server answers 404 for ${page}`],
    ['one file fails', only({ status: 500 }), `the server answers 500 for ${page}`],
  ];
  function only(fault: object): (path: string) => object | undefined {
    return (path) => (path === page ? fault : undefined);
  }

  it.each(cases)('%s; the next page tries again and asks for what is missing', async (_, fault, why) => {
    server.fault = fault;
    const open = await context.newPage();
    await open.goto(at());
    await footSays(open, `Not saved for offline use: ${why}`);
    expect(await open.evaluate(() => navigator.serviceWorker.controller)).toBeNull();
    server.fault = () => undefined;
    await settle();
    server.asked = [];
    await open.goto(at('respond/'));
    await footSays(open, 'Saved for offline use');
    if (why.includes(page)) expect(server.asked).not.toContain('detect/coverage/');
    await server.stop();
    await open.goto(at(page));
    expect(await open.locator('h1').innerText()).toBe('Glossary');
    await server.start();
  });

  it('the worker itself is a sign-in page', async () => {
    server.fault = (path) => (path === 'sw.js' ? login : undefined);
    const open = await context.newPage();
    await open.goto(at());
    await footSays(open, 'Not saved for offline use: this browser refuses, or the server does not answer.');
    expect(await cacheNames(open)).toEqual([]);
  });

  it('the device fills up half-way: what was saved is given back', async () => {
    const open = await context.newPage();
    const cdp = await context.newCDPSession(open);
    const origin = server.url.slice(0, -1);
    server.fault = (path) => {
      if (path.startsWith('pagefind/'))
        // A page that is closed meanwhile needs no quota.
        cdp.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 100_000 }).catch(() => undefined);
      return undefined;
    };
    await open.goto(at());
    await footSays(open, 'Not saved for offline use: this device gives no more storage.');
    expect(await cacheNames(open)).toEqual([]);
  });
});

/** Lets what the last attempt still had on its way arrive. */
const settle = () => new Promise((resolve) => setTimeout(resolve, 300));
const day = (page: {
  locator: (selector: string) => { getAttribute: (name: string) => Promise<string | null> };
}) => page.locator('h1').getAttribute('data-day');

describe('an update', () => {
  it('is shown by a line and a button; the page changes only when that is pressed', async () => {
    const open = await savedPage(context, at());
    await open.goto(at('respond/'));
    server.sites['/a/'] = second;
    await open.goto(at('triage/'));
    await renew(open);
    await footSays(open, 'A newer copy is ready, content as of 29 Nov 2026.');
    await footSays(open, /^Offline copy, content as of (?!29)/);
    expect(await day(open)).toBeNull();
    await open.click('[data-offline-news] button:text-is("Show it")');
    await footSays(open, 'Offline copy, content as of 29 Nov 2026');
    expect(await day(open)).toBe('29 Nov');
  });

  it('during an incident changes nothing on the page, and the log is there afterwards', async () => {
    await savedPage(context, at());
    const open = await context.newPage();
    const playbook = `respond/procedures/${readFirst()}/`;
    await open.goto(at(playbook));
    await start(open);
    await tick(open, 1);
    server.sites['/a/'] = second;
    await renew(open);
    await footSays(open, 'A newer copy is ready');
    await tick(open, 2);
    await settled(open);
    expect(await open.locator('.step.done').count()).toBe(2);
    await open.click('[data-offline-news] button');
    await open.locator('.running').waitFor();
    expect(await day(open)).toBe('29 Nov');
    expect(await open.locator('.step.done').count()).toBe(2);
  });

  it('leaves every open page with the scripts and the search of its own version', async () => {
    const home = await savedPage(context, at());
    const old = await context.newPage();
    await old.goto(at(`respond/procedures/${readFirst()}/`));
    server.sites['/a/'] = second;
    const other = await context.newPage();
    await other.goto(at('triage/'));
    await renew(other);
    await footSays(other, 'A newer copy is ready');
    await other.click('[data-offline-news] button');
    await footSays(other, 'Offline copy, content as of 29 Nov 2026');
    await server.stop();
    // Both load run mode and search only now, from files of different names.
    await start(old);
    await old.keyboard.press('/');
    await old.locator('dialog.over[open]').waitFor();
    const loaded = (page: typeof old) =>
      page.evaluate(() =>
        performance
          .getEntriesByType('resource')
          .map(({ name }) => name)
          .join(' '),
      );
    expect(await loaded(old)).toMatch(/_astro\/mode\.(?!29Nov)/);
    expect(await loaded(old)).not.toContain('29Nov');
    await other.goto(at(`respond/procedures/${readFirst()}/`));
    await other.locator('.running').waitFor();
    expect(await loaded(other)).toContain('mode.29Nov');
    // Its copy goes with the last page that was opened from it.
    expect(await cacheNames(other)).toHaveLength(2);
    await old.close();
    await home.close();
    await other.goto(at('triage/'));
    await expect.poll(() => cacheNames(other)).toHaveLength(1);
    await server.start();
  });

  it('is all or nothing: a deployment in its middle leaves the old copy whole', async () => {
    const open = await savedPage(context, at());
    const third = await nextVersion(first, join(scratch, 'third'), '30 Nov');
    server.sites['/a/'] = second;
    server.fault = (path) =>
      path.startsWith('triage/') ? { body: readFileSync(join(third, path, 'index.html')) } : undefined;
    await open.goto(at('due/'));
    await renew(open);
    await footSays(open, 'A newer copy could not be saved: something else came instead of triage/');
    await footSays(open, 'Offline copy, content as of');
    await server.stop();
    for (const path of ['', 'triage/', 'respond/', 'search/']) {
      await open.goto(at(path));
      expect(await day(open), path).toBeNull();
    }
    await server.start();
    server.fault = () => undefined;
    server.sites['/a/'] = third;
    await open.goto(at('glossary/'));
    await renew(open);
    await footSays(open, 'A newer copy is ready, content as of 30 Nov 2026');
    await server.stop();
    for (const path of ['', 'triage/', 'respond/', 'search/']) {
      await open.goto(at(path));
      expect(await day(open), path).toBe('30 Nov');
    }
    expect(await cacheNames(open)).toHaveLength(1);
    await server.start();
  });

  it('that finds the device full leaves the old copy whole', async () => {
    const open = await savedPage(context, at());
    const cdp = await context.newCDPSession(open);
    await cdp.send('Storage.overrideQuotaForOrigin', { origin: server.url.slice(0, -1), quotaSize: 1_000 });
    server.sites['/a/'] = second;
    await open.goto(at('respond/'));
    await renew(open);
    await footSays(open, 'A newer copy could not be saved: this device gives no more storage.');
    await server.stop();
    await open.goto(at('glossary/'));
    await footSays(open, 'Offline copy, content as of');
    expect(await cacheNames(open)).toHaveLength(1);
    await server.start();
  });

  it('by a worker of long ago from a site of today: pages and scripts have all other names', async () => {
    const open = await savedPage(context, at());
    const site = await nextVersion(second, join(scratch, 'site-of-today'), '31 Nov');
    for (const name of ['due', 'glossary']) rmSync(join(site, name), { recursive: true });
    await publishOffline(site);
    server.sites['/a/'] = site;
    await open.goto(at('glossary/'));
    expect(await day(open)).toBeNull();
    await renew(open);
    await footSays(open, 'A newer copy is ready, content as of 31 Nov 2026');
    await server.stop();
    await open.goto(at('glossary/'));
    expect(await open.locator('h1').innerText()).toBe('Not in the copy on this device');
    expect(await day(open)).toBe('31 Nov');
    await server.start();
  });

  it('back to the version before is an update like any other', async () => {
    const open = await savedPage(context, at());
    server.sites['/a/'] = second;
    await open.goto(at('triage/'));
    await renew(open);
    await footSays(open, 'A newer copy is ready, content as of 29 Nov 2026');
    await open.goto(at('respond/'));
    expect(await day(open)).toBe('29 Nov');
    server.sites['/a/'] = first;
    await open.goto(at('triage/'));
    await renew(open);
    await footSays(open, 'A newer copy is ready, content as of');
    await open.goto(at('respond/'));
    expect(await day(open)).toBeNull();
    await footSays(open, 'Offline copy');
    await expect.poll(() => cacheNames(open)).toHaveLength(1);
  });
});

describe('copies that are taken back', () => {
  it('with the script of the handbook are gone when a reader opens a page, and pages come from the server', async () => {
    const open = await savedPage(context, at());
    const handbook = readFileSync('src/pages/help/publishing.mdx', 'utf8');
    const script = /```js\n([\s\S]*?)```/.exec(handbook)?.[1] ?? '';
    server.fault = (path) =>
      path === 'sw.js' ? { headers: { 'Content-Type': 'text/javascript' }, body: script } : undefined;
    await open.goto(at('triage/'));
    await expect.poll(() => cacheNames(open), { timeout: 20_000 }).toEqual([]);
    server.asked = [];
    await open.goto(at('glossary/'));
    expect(server.asked).toContain('glossary/');
  });
});

describe('two portals on one origin', () => {
  it('never touch each other: pages, copies and updates', async () => {
    server.sites['/b/'] = await portalAtB();
    const open = await savedPage(context, at());
    await open.goto(`${server.url}b/`);
    await footSays(open, 'Saved for offline use');
    await open.evaluate(() => caches.open('somebody else'));
    const before = await cacheNames(open);
    expect(before).toHaveLength(3);
    server.sites['/a/'] = second;
    await open.goto(at('respond/'));
    await renew(open);
    await footSays(open, 'A newer copy is ready');
    await open.goto(at('triage/'));
    await footSays(open, 'Offline copy, content as of 29 Nov 2026');
    const after = await cacheNames(open);
    expect(after).toHaveLength(3);
    expect(before.filter((name) => !after.includes(name))).toEqual([expect.stringContaining(' /a/ ')]);
    await server.stop();
    await open.goto(`${server.url}b/triage/`);
    expect(await day(open)).toBeNull();
    await footSays(open, /^Offline copy, content as of (?!29)/);
    await open.goto(`${server.url}b/no-such/`);
    expect(await open.locator('main a').first().getAttribute('href')).toMatch(/^\/b\//);
    await server.start();
  });
});

/** The id of the playbook of the small site. */
function readFirst(): string {
  const html = readFileSync(join(first, 'respond/index.html'), 'utf8');
  return /\/procedures\/([a-z-]+)\//.exec(html)?.[1] ?? '';
}
