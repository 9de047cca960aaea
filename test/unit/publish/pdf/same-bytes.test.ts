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
