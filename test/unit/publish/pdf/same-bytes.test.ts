import { describe, expect, it } from 'vitest';
import { sameBytes } from '#lib/publish/pdf/same-bytes.ts';

const pdf = (created: string, changed: string, ids: string[] = []) =>
  Buffer.from(
    `%PDF-1.4\n%\u00d3\u00eb\n<</Creator (Chromium)\n/CreationDate (D:${created}+00'00')\n/ModDate (D:${changed}+00'00')>>${ids
      .map((id) => `<</ID (node${id})>>`)
      .join('\n')}`,
    'latin1',
  );

describe('a PDF', () => {
  it('has the day of the content, whenever it was printed, and nothing else changes or moves', () => {
    const first = sameBytes(pdf('20261125013835', '20261125013836'), '24 Nov 2026');
    const second = sameBytes(pdf('20270101000000', '20270101000001'), '24 Nov 2026');
    expect(first).toEqual(second);
    expect(first).toEqual(pdf('20261124000000', '20261124000000'));
  });

  it('numbers its elements from 1 in their order, whatever the browser printed before', () => {
    const of = (ids: string[]) => sameBytes(pdf('20261125013835', '20261125013835', ids), '24 Nov 2026');
    const first = of(['00000079', '00000083', '00000079', '00000104']);
    expect(first).toEqual(of(['00000078', '00000082', '00000078', '00000103']));
    expect(first).toEqual(
      pdf('20261124000000', '20261124000000', ['00000001', '00000002', '00000001', '00000003']),
    );
  });
});

/** Two elements and the tree of names that leads to them, as Chromium writes it. */
const tagged = (first: string, second: string) => {
  const rows = [
    [first, '84 0 R'],
    [second, '108 0 R'],
  ].toSorted(([a = ''], [b = '']) => (a < b ? -1 : 1));
  const ids = rows.map(([id]) => `(node${id})`);
  return Buffer.from(
    [
      `84 0 obj\n<</ID (node${first})>>`,
      `108 0 obj\n<</ID (node${second})\n/Headers [(node${first})]>>`,
      `<</Limits [${ids[0]} ${ids[1]}]\n/Names [${rows.map(([id, place]) => `(node${id}) ${place}`).join(' ')}]>>`,
      "/CreationDate (D:20261125013835+00'00')",
    ].join('\n'),
    'latin1',
  );
};

describe('the names of its elements', () => {
  it('follow the document, whichever the browser came to first', () => {
    const usual = sameBytes(tagged('00000005', '00000009'), '24 Nov 2026').toString('latin1');
    expect(sameBytes(tagged('00000009', '00000005'), '24 Nov 2026').toString('latin1')).toBe(usual);
    expect(usual).toContain('/Limits [(node00000001) (node00000002)]');
    expect(usual).toContain('/Names [(node00000001) 84 0 R (node00000002) 108 0 R]');
    expect(usual).toContain('/Headers [(node00000001)]');
  });
});
