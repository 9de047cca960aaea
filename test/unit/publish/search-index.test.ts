import { cpSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { indexSearch } from '#lib/publish/search-index.ts';

const top = mkdtempSync(join(tmpdir(), 'watchbill-index-'));
const first = join(top, 'first');
const second = join(top, 'second');
let result: { pages: number; bytes: number };

const head = '<html lang="en"><head><meta name="description" content="Cut it off"></head><body>';
const pages = {
  'respond/procedures/ransomware': `${head}<main data-pagefind-body><i data-pagefind-filter="technique:T1486"></i><i
    data-pagefind-meta="id:procedure/ransomware"></i><h1 data-pagefind-meta="title">Mass encryption</h1><p
    class="who">Owner somebody</p><p>Unplug the backups.</p></main></body></html>`,
  'respond/index': `${head}<main><h1>Not indexed</h1></main></body></html>`,
};

beforeAll(async () => {
  for (const [path, html] of Object.entries(pages)) {
    mkdirSync(join(first, path), { recursive: true });
    writeFileSync(join(first, path, 'index.html'), html);
  }
  cpSync(first, second, { recursive: true });
  result = await indexSearch(first);
  await indexSearch(second);
});
afterAll(() => rmSync(top, { recursive: true }));

const files = (folder: string) => globSync('**/*.*', { cwd: folder }).sort();

describe('the search index', () => {
  it('holds only pages that say so', () => {
    expect(result.pages).toBe(1);
    expect(result.bytes).toBeGreaterThan(10_000);
  });

  it('knows the text and the summary, not the noise', () => {
    const [fragment = ''] = globSync('pagefind/fragment/*', { cwd: first });
    const text = gunzipSync(readFileSync(join(first, fragment))).toString();
    expect(text).toContain('Unplug the backups');
    expect(text).toContain('"summary":"Cut it off"');
    expect(text).not.toContain('Owner somebody');
  });

  it('lists titles, ids and names of techniques beside it', () => {
    expect(JSON.parse(readFileSync(join(first, 'search/titles.json'), 'utf8'))).toEqual({
      pages: [
        { url: '/respond/procedures/ransomware/', title: 'Mass encryption', id: 'procedure/ransomware' },
      ],
      techniques: { T1486: 'Data Encrypted for Impact' },
    });
  });

  it('ships no user interface but ours', () => {
    expect(files(join(first, 'pagefind')).filter((name) => /ui|highlight|unknown/.test(name))).toEqual([]);
  });

  it('is the same to the byte for the same pages', () => {
    expect(files(first)).toEqual(files(second));
    for (const name of files(first))
      expect(readFileSync(join(first, name)).equals(readFileSync(join(second, name)))).toBe(true);
  });
});
