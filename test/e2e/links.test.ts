import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { allPages, exists, portal } from './portal.ts';

const pages = new Map<string, string>();
beforeAll(async () => {
  for (const path of await allPages()) {
    const file = path === '' || path.endsWith('/') ? `${path}index.html` : path;
    pages.set(path, await readFile(join(portal.folder, file), 'utf8'));
  }
});

describe('links of the built portal', () => {
  it('all lead to a page, and to a place on it', () => {
    const broken: string[] = [];
    for (const [from, html] of pages)
      for (const [, href = ''] of html.matchAll(/\shref="([^"]*)"/g)) {
        if (/^(https?:|mailto:|tel:)/.test(href)) continue;
        const { pathname, hash } = new URL(href.replaceAll('&amp;', '&'), `http://x/${from}`);
        const to = pathname.slice(1);
        if (!exists(to)) broken.push(`${from}: ${href}`);
        else if (hash && !pages.get(to)?.includes(`id="${decodeURIComponent(hash.slice(1))}"`))
          broken.push(`${from}: ${href} (no such place)`);
      }
    expect(broken).toEqual([]);
    expect(pages.size).toBeGreaterThan(40);
  });

  it('every page is reached from the start', () => {
    const seen = new Set<string>(['']);
    const queue = [''];
    for (let from = queue.pop(); from !== undefined; from = queue.pop())
      for (const [, href = ''] of (pages.get(from) ?? '').matchAll(/<a\s[^>]*href="([^"#]+)/g)) {
        if (/^[a-z]+:/.test(href)) continue;
        const to = new URL(href, `http://x/${from}`).pathname.slice(1);
        if (pages.has(to) && !seen.has(to)) {
          seen.add(to);
          queue.push(to);
        }
      }
    expect([...pages.keys()].filter((path) => !seen.has(path) && path !== '404.html')).toEqual([]);
  });

  it('are underlined in Safari too, which passes over a line together with its thickness', async () => {
    const folder = join(portal.folder, '_astro');
    const sheets = (await readdir(folder)).filter((name) => name.endsWith('.css'));
    const texts = await Promise.all(sheets.map((name) => readFile(join(folder, name), 'utf8')));
    const lines = texts.flatMap((css) => css.match(/(?<!-)text-decoration:[^;}]+/g) ?? []);
    expect(lines.filter((line) => /\d/.test(line))).toEqual([]);
    expect(lines).toContain('text-decoration:underline');
  });

  it('hold no inline style, no inline script and no handler', () => {
    const found: string[] = [];
    for (const [path, html] of pages) {
      if (/\sstyle=/.test(html)) found.push(`${path}: style`);
      if (/<style/.test(html)) found.push(`${path}: <style>`);
      if (/\son[a-z]+="/.test(html)) found.push(`${path}: handler`);
      for (const [tag] of html.matchAll(/<script\b[^>]*>/g))
        if (!/\ssrc=/.test(tag)) found.push(`${path}: ${tag}`);
    }
    expect(found).toEqual([]);
  });
});
