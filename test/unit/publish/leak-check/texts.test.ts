import { deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sourcesOf, textsIn, writtenIn } from '#lib/publish/leak-check/texts.ts';
import { hyphened } from '#lib/publish/leak-check/secrets.ts';
import { plain, wordsOf } from '#lib/publish/leak-check/words.ts';

const shown = (name: string, bytes: string | Buffer) =>
  [...sourcesOf(name, Buffer.from(bytes))]
    .flatMap((source) => [...textsIn(source)])
    .filter(({ marked }) => !marked)
    .map(({ text }) => text.trim());

/** A zip of one file, as any writer makes it. */
function zip(name: string, content: string, deflate: boolean): Buffer {
  const body = deflate ? deflateRawSync(content) : Buffer.from(content);
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(name.length, 26);
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(deflate ? 8 : 0, 10);
  entry.writeUInt32LE(body.length, 20);
  entry.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(30 + name.length + body.length, 16);
  return Buffer.concat([local, Buffer.from(name), body, entry, Buffer.from(name), end]);
}

/** A PDF as browsers write it: glyph numbers of two fonts, one glyph at a time, and a title in UTF-16. */
function pdf(): Buffer {
  const stream = (number: number, text: string) => {
    const body = deflateSync(text);
    return Buffer.concat([
      Buffer.from(`${number} 0 obj\n<< /Length ${body.length} >>\nstream\n`),
      body,
      Buffer.from('\nendstream\nendobj\n'),
    ]);
  };
  const space = '1 begincodespacerange\n<00> <FF>\nendcodespacerange\n1 beginbfchar\n<07> <0020>\nendbfchar';
  const letters =
    '1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n1 beginbfchar\n<0030> <00660069>\nendbfchar\n' +
    '1 beginbfrange\n<0002> <001b> <0061>\nendbfrange';
  const glyphs = (word: string) =>
    [...word]
      .map((sign) => `<${(sign.charCodeAt(0) - 95).toString(16).padStart(4, '0')}> Tj 5 0 Td`)
      .join(' ');
  const page = [
    `BT /F4 12 Tf 1 0 0 -1 60 36 Tm ${glyphs('the')} /F5 12 Tf <07> Tj /F4 12 Tf ${glyphs('kiln')} ET`,
    `BT /F4 12 Tf 1 0 0 -1 60 50 Tm [<0030> -3 <0013>] TJ ${glyphs('es')} ET`,
  ].join('\n');
  const title = Buffer.from('Kiln log', 'utf16le').swap16().toString('hex');
  return Buffer.concat([
    Buffer.from('%PDF-1.4\n1 0 obj\n<< /Font << /F4 4 0 R /F5 5 0 R >> >>\nendobj\n'),
    Buffer.from('4 0 obj\n<< /ToUnicode 6 0 R >>\nendobj\n5 0 obj\n<< /ToUnicode 7 0 R >>\nendobj\n'),
    stream(6, letters),
    stream(7, space),
    stream(8, page),
    Buffer.from(`9 0 obj\n<< /Title <feff${title}> /Author (Plinth \\(south\\)) >>\nendobj\n`),
  ]);
}

describe('the texts of an output file', () => {
  it('of a page are its sentences whole, its attributes and its comments', () => {
    const texts = shown(
      'index.html',
      '<!doctype html><p title="don&#39;t">The <b>kiln</b> stops</p><p>at night</p><!-- not yet -->',
    );
    expect(texts).toEqual(expect.arrayContaining(['The  kiln  stops', 'at night', "don't", 'not yet']));
    expect(texts.filter((text) => text.includes('stops') && text.includes('night'))).toEqual([]);
  });

  it('of JSON are its strings', () => {
    expect(shown('a.json', JSON.stringify({ title: 'The "kiln"\nstops', n: 1 }))).toEqual([
      'The "kiln"\nstops',
    ]);
  });

  it('of a fragment of the search index are its strings', () => {
    const fragment = gzipSync(`pagefind_dcd${JSON.stringify({ content: 'The kiln stops' })}`);
    expect(shown('pagefind/fragment/en_1.pf_fragment', fragment)).toEqual(['The kiln stops']);
  });

  it('of scripts and styles have their escapes undone', () => {
    expect(shown('a.js', String.raw`x = "The kil\u006e\nst\x6fps"`)).toContain('x = "The kiln stops"');
    expect(shown('a.css', String.raw`p::before{content:"The\20 kiln"}`)).toContain(
      'p::before{content:"The kiln"}',
    );
  });

  it.each([true, false])('of a zip are its names and the texts of its files, deflated: %s', (deflate) => {
    expect(shown('portal.zip', zip('triage/kiln.txt', 'The kiln stops', deflate))).toEqual([
      'triage/kiln.txt',
      'The kiln stops',
    ]);
  });

  it('of a PDF are its words, through fonts and lines, and its title', () => {
    const texts = shown('a.pdf', pdf());
    expect(texts).toEqual(expect.arrayContaining(['the kiln  fires', 'Kiln log', 'Plinth (south)']));
  });

  it('of a picture are none', () => {
    expect(shown('a.woff2', 'The kiln stops')).toEqual([]);
  });
});

/** What hides a word: references, escapes, folds, tags, quotes, in files that are read in different ways. */
const starts = [
  '',
  '<!doctype html>',
  '["',
  '{"a": "',
  'BEGIN:VCALENDAR\r\n',
  'watchbillPages=["',
  '@charset;',
];
const pieces = [
  ...['cat', 'dog', 'B', '\u00e9', ' ', '-', "'", '"', '&amp;', '&#x63;', '&#99;', '&lt;', '&', ';'],
  ...[
    '\\u0063',
    '\\x63',
    '\\63 ',
    '\\n',
    '\\\\',
    '\\"',
    '\r\n ',
    '\n',
    '<b>',
    '</b>',
    '<p title="',
    '<!--',
    '-->',
    '>',
  ],
];
const ends = ['', '"]', '"}', '</p>'];

describe('what a word may be written as', () => {
  it('holds every word of every text, so that a source without one need not be taken apart', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...starts),
        fc.array(fc.constantFrom(...pieces), { maxLength: 20 }),
        fc.constantFrom(...ends),
        (start, middle, end) => {
          const source = { text: start + middle.join('') + end, bare: false };
          const written = writtenIn(source).map(plain).join('\n');
          for (const { text, marked } of textsIn(source))
            for (const [word] of marked ? text.matchAll(hyphened) : wordsOf(text).map((found) => [found]))
              expect(written).toContain(word.toLowerCase());
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('knows a word behind references, escapes and a folded line', () => {
    const written = (text: string) => writtenIn({ text, bare: false }).join('\n');
    expect(written('<!doctype html>k&#105;ln')).toContain('kiln');
    expect(written('a{content:"k\\69 ln"}')).toContain('kiln');
    expect(written('BEGIN:VCALENDAR\r\nSUMMARY:ki\r\n ln')).toContain('kiln');
  });
});

describe('the plain form of a text', () => {
  it('is the one of Unicode, whether or not all its characters are ordinary', () => {
    const signs = fc.string({ unit: fc.constantFrom(...'aZ9 -·×é–“•→ﬁＡ²ſÅ\u0301\u00a0ΣİK'.split('')) });
    fc.assert(
      fc.property(fc.oneof(signs, fc.string({ unit: 'binary' })), (text) => {
        expect(plain(text)).toBe(text.normalize('NFKC').toLowerCase());
      }),
      { numRuns: 2000 },
    );
  });
});
