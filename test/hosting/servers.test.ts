import { cpSync, globSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { headerRules } from '#lib/publish/headers.ts';
import { programOf, runRecipe, type Running, type ServerName } from './server.ts';

const packages: Record<ServerName, string> = { nginx: 'nginx-light', caddy: 'caddy' };
const servers = (Object.keys(packages) as ServerName[]).map((name) => {
  const missing = programOf(name) === undefined;
  return { name, missing, here: missing ? `skipped: apt-get install ${packages[name]}` : 'as installed' };
});
const [everywhere] = headerRules('/');
const page = '/respond/procedures/ransomware/';

let scratch: string;
let site: string;
beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), 'watchbill-hosting-'));
  site = join(scratch, 'dist');
  cpSync(inject('portal').folder, site, { recursive: true });
  mkdirSync(join(site, '.git'));
  for (const name of ['.env', '.git/config']) writeFileSync(join(site, name), 'secret');
});
afterAll(() => rmSync(scratch, { recursive: true }));

/** One request as bytes on the wire: fetch would tidy `..` away. */
function ask(
  url: string,
  path: string,
  options: { method?: string; headers?: Record<string, string> } = {},
): Promise<{ status: number; headers: Record<string, unknown>; body: string }> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    request({ hostname, port, path, ...options }, (response) => {
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

describe.each(servers)('$name with our recipe, $here', ({ name, missing }) => {
  describe.skipIf(missing)('on this machine', () => {
    let server: Running;
    beforeAll(async () => {
      server = await runRecipe(name, { root: site });
    });
    afterAll(() => server?.stop());
    const get = (path: string, headers?: Record<string, string>) =>
      ask(server.url, path, headers ? { headers } : {});

    it('sends every header of _headers with a page, with a file, and with an error', async () => {
      const asset = `/${globSync('_astro/*.js', { cwd: site })[0]}`;
      for (const path of ['/', page, asset, '/no/such/page/', '/.env']) {
        const { headers } = await get(path);
        for (const [header, value] of everywhere?.headers ?? [])
          expect(headers[header.toLowerCase()], `${header} of ${path}`).toBe(value);
      }
    });

    it('says nobody may frame a page, once and for browsers old and new', async () => {
      const { headers } = await get(page);
      expect(headers['x-frame-options']).toBe('DENY');
      expect(String(headers['content-security-policy']).match(/frame-ancestors 'none'/g)).toHaveLength(1);
    });

    it('lets browsers keep what is named by its content, and ask again for everything else', async () => {
      const named = ['_astro/*', 'pagefind/fragment/*', 'pagefind/index/*'].flatMap((pattern) =>
        globSync(pattern, { cwd: site }).slice(0, 1),
      );
      expect(named).toHaveLength(3);
      for (const path of named)
        expect((await get(`/${path}`)).headers['cache-control']).toBe('private, max-age=31536000, immutable');
      for (const path of ['/', page, '/theme.js', '/pagefind/pagefind-entry.json', '/_astro/gone.js'])
        expect((await get(path)).headers['cache-control'], path).toBe('no-cache');
      for (const path of ['/sw.js', '/offline.json', '/portal.zip'])
        expect((await get(path)).headers['cache-control'], path).toBe('private, no-cache');
    });

    it('answers 304 to a browser that has the page already', async () => {
      const { headers } = await get(page);
      const again = await get(page, { 'If-None-Match': String(headers['etag']) });
      expect(again.status).toBe(304);
    });

    it('shows our own page, with 404, for what is not there', async () => {
      const { status, body } = await get('/no/such/page/');
      expect(status).toBe(404);
      expect(body).toContain('start from what you see');
    });

    it('leads an address without its last slash to the one with it, whatever the name of the host', async () => {
      const { status, headers } = await get(page.slice(0, -1), { Host: 'evil.example' });
      if (name === 'nginx') expect([status, headers['location']]).toEqual([301, page]);
      else expect(status === 308 ? headers['location'] : page).toBe(page);
    });

    it('lists no folder', async () => {
      for (const folder of ['/fonts/', '/_astro/', '/pagefind/', '/pagefind/fragment/']) {
        const { status, body } = await get(folder);
        expect(status, folder).toBe(404);
        expect(body).not.toMatch(/Index of|LICENSE-plex|\.pf_fragment/);
      }
    });

    it('gives away no dotfile, no _headers and nothing above its folder', async () => {
      const paths = ['/.env', '/.git/config', '/_headers', '/%2eenv', '/../../../../etc/passwd'];
      for (const path of [...paths, '/..%2f..%2f..%2fetc/passwd', '/fonts/../.env', '//.env']) {
        const { status, body } = await get(path);
        expect([400, 404], path).toContain(status);
        expect(body).not.toMatch(/secret|root:|Content-Security/);
      }
    });

    it('names types, so that nothing is guessed', async () => {
      const types: Record<string, RegExp> = {
        [page]: /^text\/html; charset=utf-8$/i,
        '/theme.js': /^(text|application)\/javascript/,
        [`/${globSync('_astro/*.css', { cwd: site })[0]}`]: /^text\/css/,
        '/search/titles.json': /^application\/json/,
        '/fonts/plex-sans-var.woff2': /^font\/woff2/,
        '/favicon.svg': /^image\/svg\+xml/,
        // A browser takes no worker of another type.
        '/sw.js': /^(text|application)\/javascript/,
        '/portal.zip': /^application\/zip/,
      };
      for (const [path, type] of Object.entries(types))
        expect((await get(path)).headers['content-type'], path).toMatch(type);
    });

    it('reads only', async () => {
      for (const method of ['POST', 'PUT', 'DELETE'])
        expect((await ask(server.url, '/', { method })).status).toBe(405);
    });

    it('asks for the sign-in on every address, and says nothing before it', async () => {
      const guarded = await runRecipe(name, { root: site, signIn: { name: 'duty', password: 'right' } });
      try {
        const sign = (password: string) => ({
          Authorization: `Basic ${Buffer.from(`duty:${password}`).toString('base64')}`,
        });
        for (const path of ['/', page, '/search/titles.json', '/no/such/page/', '/404.html', '/.env']) {
          const { status, headers, body } = await ask(guarded.url, path);
          expect(status, path).toBe(401);
          expect(headers['x-frame-options']).toBe('DENY');
          expect(body).not.toMatch(/Ransomware|Watchbill/);
          expect((await ask(guarded.url, path, { headers: sign('wrong') })).status).toBe(401);
        }
        expect((await ask(guarded.url, page, { headers: sign('right') })).status).toBe(200);
      } finally {
        await guarded.stop();
      }
    });

    it('serves a portal under a path when the base stands before every address', async () => {
      const root = join(scratch, `www-${name}`);
      mkdirSync(root);
      symlinkSync(site, join(root, 'repo'));
      const based = await runRecipe(name, { root, base: '/repo/' });
      try {
        const kept = globSync('_astro/*', { cwd: site })[0];
        expect((await ask(based.url, `/repo/${kept}`)).headers['cache-control']).toContain('immutable');
        expect((await ask(based.url, `/repo${page}`)).status).toBe(200);
        expect((await ask(based.url, '/repo/no/such/')).body).toContain('start from what you see');
        expect((await ask(based.url, '/repo/_headers')).status).toBe(404);
        expect((await ask(based.url, '/repo/.env')).status).toBe(404);
      } finally {
        await based.stop();
      }
    });
  });
});
