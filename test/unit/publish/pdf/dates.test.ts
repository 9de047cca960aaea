import { describe, expect, it } from 'vitest';
import { dated } from '#lib/publish/pdf/dates.ts';

const pdf = (created: string, changed: string) =>
  Buffer.from(
    `%PDF-1.4\n%\u00d3\u00eb\n<</Creator (Chromium)\n/CreationDate (D:${created}+00'00')\n/ModDate (D:${changed}+00'00')>>`,
    'latin1',
  );

describe('the dates of a PDF', () => {
  it('become the day of the content, whenever it was printed, and nothing else changes or moves', () => {
    const first = dated(pdf('20261125013835', '20261125013836'), '24 Nov 2026');
    const second = dated(pdf('20270101000000', '20270101000001'), '24 Nov 2026');
    expect(first).toEqual(second);
    expect(first).toEqual(pdf('20261124000000', '20261124000000'));
  });
});
