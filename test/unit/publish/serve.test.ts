import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { headerRules, headersText } from '#lib/publish/headers.ts';
import { serve, type Served } from '#lib/publish/serve.ts';

const top = mkdtempSync(join(tmpdir(), 'watchbill-serve-'));
const folder = join(top, 'dist');
let served: Served;

beforeAll(async () => {
  for (const path of ['respond', '_astro', 'a b']) mkdirSync(join(folder, path), { recursive: true });
  const files = {
    'index.html': 'start',
    '404.html': 'nothing here',
    'respond/index.html': 'respond',
    'a b/ü.txt': 'spaces',
    '_astro/shell.abc.js': 'let a',
    'font.woff2': 'x',
    'unknown.pf_meta': 'x',
    _headers: headersText(headerRules('/')),
  };
  for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, path), text);
  writeFileSync(join(top, 'secret.txt'), 'secret');
  symlinkSync(join(top, 'secret.txt'), join(folder, 'link.txt'));
  symlinkSync(top, join(folder, 'up'));
  served = await serve(folder);
});

afterAll(async () => {
  await served.close();
  rmSync(top, { recursive: true });
});

interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

/** Sends the target as it is: fetch would tidy it up first. */
function ask(
  path: string,
  { method = 'GET', host }: { method?: string; host?: string } = {},
): Promise<Answer> {
  const { hostname, port } = new URL(served.url);
  return new Promise((resolve, reject) => {
    const headers = host === undefined ? {} : { host };
    request({ hostname, port, path, method, headers }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (text: string) => (body += text));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
      );
    })
      .on('error', reject)
      .end();
  });
}

describe('the server', () => {
  it.each([
    ['/', 'start', 'text/html; charset=utf-8'],
    ['/respond/', 'respond', 'text/html; charset=utf-8'],
    ['/respond/?q=1', 'respond', 'text/html; charset=utf-8'],
    ['/a%20b/%C3%BC.txt', 'spaces', 'text/plain; charset=utf-8'],
    ['/_astro/shell.abc.js', 'let a', 'text/javascript; charset=utf-8'],
    ['/font.woff2', 'x', 'font/woff2'],
    ['/unknown.pf_meta', 'x', 'application/octet-stream'],
  ])('answers %s with its file and type', async (path, body, type) => {
    const answer = await ask(path);
    expect(answer).toMatchObject({ status: 200, body });
    expect(answer.headers['content-type']).toBe(type);
  });

  it.each([
    '/../secret.txt',
    '/respond/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/respond/..%2f..%2fsecret.txt',
    '//../secret.txt',
    '/link.txt',
    '/up/secret.txt',
    '/_headers',
  ])('gives nothing for %s', async (path) => {
    expect(await ask(path)).toMatchObject({ status: 404, body: 'nothing here' });
  });

  it.each(['/%', '/a%00b', '/..%5csecret.txt'])('refuses the malformed address %s', async (path) => {
    expect((await ask(path)).status).toBe(400);
  });

  it('sends a folder without its slash to the one with it', async () => {
    const { status, headers } = await ask('/respond?q=1');
    expect({ status, to: headers['location'] }).toEqual({ status: 302, to: '/respond/?q=1' });
  });

  it('applies the rules of _headers, and caches only what is named by its content', async () => {
    const page = await ask('/');
    expect(page.headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(page.headers['x-content-type-options']).toBe('nosniff');
    expect(page.headers['cache-control']).toBe('no-cache');
    expect((await ask('/_astro/shell.abc.js')).headers['cache-control']).toContain('immutable');
  });

  it('keeps the rules on its own 404 page', async () => {
    expect((await ask('/nowhere')).headers['content-security-policy']).toBeDefined();
  });

  it('sends no body for HEAD and takes no POST', async () => {
    expect(await ask('/', { method: 'HEAD' })).toMatchObject({ status: 200, body: '' });
    expect((await ask('/', { method: 'POST' })).status).toBe(405);
  });

  it('answers to no other name, so that a foreign page cannot read it', async () => {
    expect((await ask('/', { host: 'attacker.example' })).status).toBe(403);
    expect((await ask('/', { host: 'localhost:4321' })).status).toBe(200);
  });

  it('serves below a base, and leads there', async () => {
    const below = await serve(folder, { base: '/repo/' });
    const status = async (path: string) =>
      (await fetch(new URL(path, below.url), { redirect: 'manual' })).status;
    expect(await (await fetch(below.url)).text()).toBe('start');
    expect(await (await fetch(new URL('/', below.url))).text()).toBe('start');
    expect(await status('/repo')).toBe(302);
    expect(await status('/respond/')).toBe(404);
    await below.close();
  });

  it('takes the next free port when told to, and says so when not', async () => {
    const port = Number(new URL(served.url).port);
    const second = await serve(folder, { port, next: true });
    expect(Number(new URL(second.url).port)).toBeGreaterThan(port);
    await second.close();
    await expect(serve(folder, { port })).rejects.toThrow(`port ${port} is taken`);
  });
});
