import { execFileSync } from 'node:child_process';
import { symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { attacked, check, found, note, page, put } from './attack.ts';

describe('what is no text', () => {
  it('5 MB in one page: refused by its size, without being parsed', async () => {
    expect(await found({ [note]: page('word '.repeat(1_000_000)) })).toEqual([`${note}:1 file-size`]);
  });

  it('5 GB in one page: refused by its size, without being read', async () => {
    const root = attacked({ [note]: page() });
    truncateSync(join(root, 'content', note), 5_000_000_000);
    expect(await check(root)).toContain(`content/${note}:1:1: error: the file has more than 1000000 bytes`);
  });

  it('NUL bytes: refused where the first one stands', async () => {
    expect(await found({ [note]: page('a\n\0b\n') })).toEqual([`${note}:11 encoding`]);
  });

  it('UTF-16, with and without its mark: refused', async () => {
    for (const mark of ['\ufeff', ''])
      expect(await found({ [note]: Buffer.from(mark + page(), 'utf16le') })).toEqual([`${note}:1 encoding`]);
  });

  it('a registry and portal.yaml are held to the same', async () => {
    expect(await found({ 'registries/scopes.yaml': Buffer.from('\ufeff[]', 'utf16le') })).toContain(
      'registries/scopes.yaml:1 encoding',
    );
    expect(await found({ 'portal.yaml': Buffer.from('a: \0') })).toEqual(['portal.yaml:1 encoding']);
  });
});

describe('what lies outside', () => {
  it('a symbolic link to a file, to a folder and to nowhere: none is followed', async () => {
    const root = attacked();
    for (const [name, target] of Object.entries({ 'x.mdx': '/etc/passwd', folder: '/etc', 'y.mdx': '/none' }))
      symlinkSync(target, join(root, 'content/triage', name));
    const said = await check(root);
    expect(said.match(/\[symlink\]/g)).toHaveLength(3);
    expect(said).not.toContain('root:');
  });

  it('portal.yaml as a link: not read, and missing', async () => {
    const root = attacked();
    execFileSync('mv', [join(root, 'content/portal.yaml'), join(root, 'portal.yaml')]);
    symlinkSync('../portal.yaml', join(root, 'content/portal.yaml'));
    const said = await check(root);
    expect(said).toMatch(/portal\.yaml.*\[symlink\]/);
    expect(said).toMatch(/portal\.yaml.*\[missing-file\]/);
  });

  it.each([
    ['../../../../../../etc/passwd.png', 'missing-file'],
    ['%2e%2e/%2e%2e/alert.png', 'missing-file'],
    ['..\\..\\alert.png', 'missing-file'],
    ['/etc/alert.png', 'unsafe-content'],
    ['//evil.example/alert.png', 'unsafe-content'],
    ['https://evil.example/alert.png', 'unsafe-content'],
    ['file:///etc/alert.png', 'unsafe-content'],
    ['data:image/png;base64,AAAA', 'unsafe-content'],
    ['alert.png?x=1', 'image'],
  ])('an image from %s: refused', async (src, rule) => {
    expect(await found({ [note]: page(`![Alert](<${src}>)\n`) })).toContain(`${note}:10 ${rule}`);
  });
});

describe('an image that is none', () => {
  const png = Buffer.from('\x89PNG\r\n\x1a\n0000', 'latin1');
  const at = 'triage/picture.png';

  it.each([
    ['HTML', '<!doctype html><script>alert(1)</script>'],
    ['SVG', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
    ['SVG behind a comment', '<?xml version="1.0"?><!-- x --><svg/>'],
    ['a PDF', '%PDF-1.7'],
    ['GIF, which may hold a script', 'GIF89a/*'],
    ['nothing at all', ''],
    ['a JPEG', Buffer.from([0xff, 0xd8, 0xff, 0xe0])],
  ])('%s named .png: refused by its first bytes', async (_, bytes) => {
    expect(await found({ [at]: bytes })).toEqual([`${at}:1 image`]);
  });

  it('real pictures pass, each under its own name', async () => {
    const webp = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1');
    const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0]);
    expect(
      await found({ [at]: png, 'triage/a.JPG': jpeg, 'triage/b.jpeg': jpeg, 'triage/c.webp': webp }),
    ).toEqual([]);
  });

  it('an SVG by its right name: refused', async () => {
    expect(await found({ 'triage/picture.svg': '<svg/>' })).toEqual(['triage/picture.svg:1 image']);
  });

  it('more than 500 kB: refused', async () => {
    expect(await found({ [at]: Buffer.concat([png, Buffer.alloc(500_000)]) })).toEqual([`${at}:1 file-size`]);
  });
});

describe('names of files', () => {
  it.each([
    '<img src=x onerror=alert(1)>.mdx',
    '$(touch pwned).mdx',
    '-rf.mdx',
    '__proto__.mdx',
    '::error::x.mdx',
    'a\nb.mdx',
    'a\u001b[2Jb.mdx',
    'ransomwаre.mdx', // the fifth letter from the end is Cyrillic
    'ＡＢＣ.mdx',
    'a\u200bb.mdx',
    `${'x'.repeat(200)}?.mdx`,
  ])('%j: not read, and named on one harmless line', async (name) => {
    const root = attacked({ [`triage/${name}`]: page() });
    for (const form of ['pipe', 'terminal', 'github'] as const) {
      const said = await check(root, form);
      expect(said).toMatch(/file-name/);
      expect(said).not.toMatch(/\u001b\[2J|^b\.mdx|^::error::x/m);
    }
  });

  it('bytes that are no UTF-8: named, never opened', async () => {
    const root = attacked();
    for (const name of ['mdx', 'png', 'yaml'].map((extension) => [0xff, ...Buffer.from(`.${extension}`)]))
      writeFileSync(Buffer.concat([Buffer.from(`${root}/content/triage/`), Buffer.from(name)]), page());
    expect((await check(root)).match(/\[file-name\]/g)).toHaveLength(3);
  });

  it('an image whose name is more than a name: refused', async () => {
    const png = Buffer.from('\x89PNG\r\n\x1a\n0000', 'latin1');
    for (const name of ['a b.png', '"onerror=x.png', 'ä.png', 'a\nb.png'])
      expect((await found({ [`triage/${name}`]: png }))[0]).toMatch(/file-name$/);
  });
});

describe('an id that shadows another', () => {
  it('a page and an alias, two aliases, a step twice, a scope twice: each is an error at the second', async () => {
    const said = await found({
      [note]: page('Text.\n', 'aliases: [holding-note]\n'),
      'registries/scopes.yaml':
        '- {id: mailboxes, name: A, kind: saas, crown_jewel: false, privileged: false, count: 1}\n'.repeat(2),
    });
    expect(said.filter((line) => line.endsWith('duplicate-id')).length).toBeGreaterThanOrEqual(2);
  });

  it('a name that every JavaScript object has is only a name', async () => {
    expect(await found({ 'incident-response/comms/constructor.mdx': page() })).toEqual([]);
    const said = await found({
      [note]: page('<Ref to="comms/constructor" /> <Ref to="comms/toString" /> [x](../comms/valueOf.mdx)\n'),
    });
    expect(said).toEqual(Array.from({ length: 3 }, () => `${note}:10 broken-reference`));
  });

  it('a look-alike letter in a reference: does not resolve', async () => {
    const said = await check(attacked({ [note]: page('<Ref to="comms/h\u043elding-note" />\n') }));
    expect(said).toContain('[broken-reference]');
  });
});

describe('very many files', () => {
  it('10,000 pages: all are read, every finding is there', async () => {
    const root = attacked();
    for (let index = 0; index < 10_000; index++)
      put(root, {
        [`incident-response/comms/n-${index}.mdx`]: page(index % 1000 === 0 ? '<b>x</b>\n' : 'Text.\n'),
      });
    const said = await check(root);
    expect(said.match(/\[unknown-element\]/g)).toHaveLength(10);
    expect(said).toMatch(/in 100\d\d files\.\n$/);
  }, 60_000);
});
