import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCsv } from '#lib/validations/csv.ts';

const cell = fc.string({ unit: fc.constantFrom('a', ' ', '"', ',', ';', '\n', '\r', '=', 'é', '😀') });
const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 });
const written = (rows: string[][], end: string) =>
  rows.map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(',') + end).join('');
const texts = (source: string) => readCsv(source).records.map((row) => row.map(({ text }) => text));

describe('a CSV', () => {
  it('gives every cell back that was written by the rules, whatever it holds', () => {
    fc.assert(
      fc.property(table, fc.constantFrom('\n', '\r\n', '\r'), (rows, end) => {
        // The first line decides on the separator, so it holds commas only.
        const all = [['x', 'y'], ...rows];
        expect(texts(written(all, end))).toEqual(all);
      }),
    );
  });

  it('places every cell where an editor finds it', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const source = written([['x', 'y'], ...rows], '\r\n');
        const lines = source.split(/\r\n|\r|\n/);
        for (const { text, at } of readCsv(source).records.flat())
          expect(lines[at.line - 1]?.slice(at.column - 1).startsWith(`"${text.split(/[\r\n"]/)[0]}`)).toBe(
            true,
          );
      }),
    );
  });

  it('never throws, and keeps what stands before a quote that nothing closes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(readCsv(text).records.every((row) => row.length > 0)).toBe(true);
      }),
    );
    expect(readCsv('a,b\n1,2\n"3,4\n')).toMatchObject({
      records: [{ length: 2 }, { length: 2 }],
      broken: { at: { line: 3, column: 1 }, why: 'no quote closes this one' },
    });
    expect(readCsv('a,b\n"1"x,2\n').broken).toEqual({
      at: { line: 2, column: 4 },
      why: 'text follows the closing quote',
    });
  });

  it('takes the separator its first line has more of, a mark at the start, and skips empty lines', () => {
    expect(texts('\uFEFFa;b\n\n1,5;2\n')).toEqual([
      ['a', 'b'],
      ['1,5', '2'],
    ]);
  });
});
