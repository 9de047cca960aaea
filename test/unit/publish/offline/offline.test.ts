import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { CopyList } from '#client/offline/copy.ts';
import { publishOffline } from '#lib/publish/offline/offline.ts';
import { publishPortable } from '#lib/publish/portable/portable.ts';
import { showCopies } from '#lib/publish/portable/show-copies.ts';
import { sourcesOf, textsIn } from '#lib/publish/leak-check/texts.ts';

const scratch = mkdtempSync(join(tmpdir(), 'watchbill-offline-'));
let folder: string;
let turn = 0;
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

function write(file: string, body: string | Buffer): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), body);
}

const page = (body = '') =>
  `<html data-as-of="2 Nov 2026"><body data-base="/" data-store="watchbill A &#38; &#34;B&#34; / responder"${body}></body></html>`;

beforeEach(() => {
  folder = join(scratch, String((turn += 1)));
  write('index.html', page());
  write('triage/ünlü name/index.html', page());
  write('detect/old/index.html', page(' data-mark="retired"'));
  write('detect/draft/index.html', page(' data-mark="draft"'));
  write('404.html', page());
  write('_headers', '/*');
  write('_astro/a.js', 'a');
  write('_astro/a.css', 'a');
  write('pagefind/fragment/en_1.pf_fragment', 'x');
  write('search/titles.json', '{}');
  write('respond/procedures/a/cacao.json', '{}');
  write('pack.pdf', '%PDF-');
  write('images/small.png', Buffer.alloc(200_000));
  write('images/large.png', Buffer.alloc(200_001));
});

const list = () => JSON.parse(readFileSync(join(folder, 'offline.json'), 'utf8')) as CopyList;
const paths = (files: CopyList['kept']) => files.map(([path]) => path);

describe('the list of a copy', () => {
  it('holds pages in force and drafts, search, styles, scripts and small pictures from the start', async () => {
    await publishOffline(folder);
    expect(paths(list().kept)).toEqual([
      '_astro/a.css',
      '_astro/a.js',
      'detect/draft/',
      'images/small.png',
      '',
      'pagefind/fragment/en_1.pf_fragment',
      'search/titles.json',
      'triage/%C3%BCnl%C3%BC%20name/',
    ]);
  });

  it('holds what is retired, large or for programs once it was asked for', async () => {
    await publishOffline(folder);
    expect(paths(list().asked)).toEqual([
      'detect/old/',
      'images/large.png',
      'pack.pdf',
      'respond/procedures/a/cacao.json',
    ]);
  });

  it('names each file by the SHA-256 of its bytes', async () => {
    await publishOffline(folder);
    const hash = createHash('sha256').update('a').digest('base64');
    expect(list().kept.slice(0, 2)).toEqual([
      ['_astro/a.css', hash],
      ['_astro/a.js', hash],
    ]);
  });

  it('leaves out the worker, itself, the zip and what the host reads, also when it is made again', async () => {
    write('portal.zip', 'PK');
    await publishOffline(folder);
    const before = readFileSync(join(folder, 'offline.json'), 'utf8');
    await publishOffline(folder);
    expect(readFileSync(join(folder, 'offline.json'), 'utf8')).toBe(before);
  });
});

describe('the worker', () => {
  it('knows its list by hash, its portal by name and its day, and changes with any file', async () => {
    await publishOffline(folder);
    const worker = readFileSync(join(folder, 'sw.js'), 'utf8');
    const hash = createHash('sha256')
      .update(readFileSync(join(folder, 'offline.json')))
      .digest('base64');
    expect(worker).toContain(hash);
    expect(worker).toContain('watchbill A & "B" / responder');
    expect(worker).toContain('2 Nov 2026');
    write('_astro/a.js', 'b');
    await publishOffline(folder);
    expect(readFileSync(join(folder, 'sw.js'), 'utf8')).not.toContain(hash);
  });

  it('is one classic script, small enough to be asked for with every page', async () => {
    await publishOffline(folder);
    const worker = readFileSync(join(folder, 'sw.js'), 'utf8');
    expect(worker).not.toMatch(/^\s*(import|export)\b/m);
    expect(worker.length).toBeLessThan(8000);
    const listening: string[] = [];
    runInNewContext(worker, {
      registration: { scope: 'https://portal.example/' },
      addEventListener: (type: string) => listening.push(type),
    });
    expect(listening.toSorted()).toEqual(['activate', 'fetch', 'install', 'message']);
  });
});

describe('the zip', () => {
  it('is the same for the same folder, and does not hold itself', async () => {
    const size = await publishPortable(folder, '/');
    const one = readFileSync(join(folder, 'portal.zip'));
    expect(one.length).toBe(size);
    await publishPortable(folder, '/');
    expect(readFileSync(join(folder, 'portal.zip')).equals(one)).toBe(true);
  });

  it('is opened by the search for leaks: pages, short index and names', async () => {
    write(
      'triage/kiln/index.html',
      page(' data-pagefind-body').replace('</body>', '<p>The kiln stops</p></body>'),
    );
    await publishPortable(folder, '/');
    const found = [...sourcesOf('portal.zip', readFileSync(join(folder, 'portal.zip')))]
      .flatMap((source) => [...textsIn(source)])
      .map(({ text }) => text);
    expect(found).toContain('The kiln stops');
    expect(found).toContain('portal/triage/kiln/index.html');
    expect(found).toContain('/triage/kiln/index.html');
  });

  it('is offered on every page with its size, once it is there', async () => {
    const foot = '<p data-take hidden><a href="/portal.zip">Take</a></p><p data-offline hidden></p>';
    write('due/index.html', page().replace('</body>', `${foot}</body>`));
    await showCopies(folder, 1_234_567);
    expect(readFileSync(join(folder, 'due/index.html'), 'utf8')).toContain(
      '<p data-take><a href="/portal.zip">Take, 1.2 MB</a></p><p data-offline></p>',
    );
  });
});
