import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvOf } from '#lib/views/measure/csv.ts';
import type { Cell } from '#lib/views/measure/figure.ts';

/** RFC 4180 read by hand, one character at a time. */
function parsed(text: string): string[][] {
  const rows: string[][] = [];
  let [row, cell, quoted] = [[] as string[], '', false];
  for (let at = 0; at < text.length; at += 1) {
    const one = text[at] ?? '';
    if (quoted) {
      if (one !== '"') cell += one;
      else if (text[at + 1] === '"') [cell, at] = [`${cell}"`, at + 1];
      else quoted = false;
    } else if (one === '"') quoted = true;
    else if (one === ',') [row, cell] = [[...row, cell], ''];
    else if (one === '\r' && text[at + 1] === '\n') {
      rows.push([...row, cell]);
      [row, cell, at] = [[], '', at + 1];
    } else cell += one;
  }
  return rows;
}

const columns = [{ title: 'Rule' }, { title: 'Median', unit: 'seconds' as const }];

describe('a table as a file', () => {
  it('holds raw values under a head that names their unit, and nothing for what is not known', () => {
    const rows: Cell[][] = [
      ['Password spray', 5400],
      ['Quiet', null],
    ];
    expect(csvOf({ columns, rows })).toBe('Rule,Median (seconds)\r\nPassword spray,5400\r\nQuiet,\r\n');
  });

  it('is read back as what went in, but for formulas, which a spreadsheet takes as text', () => {
    const cell = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.stringMatching(/^[ \t\r]?[=+\-@|,"'\r\n a-z]{0,9}$/),
      fc.nat(),
      fc.constant(null),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell)), (rows) => {
        const [head, ...back] = parsed(csvOf({ columns, rows }));
        expect(head).toHaveLength(2);
        expect(back).toHaveLength(rows.length);
        back.forEach((row, index) =>
          row.forEach((text, column) => {
            const given = rows[index]?.[column];
            const plain = given === null ? '' : String(given);
            const starts = [...plain].find((one) => one > ' ' && one !== '\u007f' && !/\s|\p{Cc}/u.test(one));
            const isFormula = typeof given === 'string' && starts !== undefined && '=+-@'.includes(starts);
            expect(text).toBe(isFormula ? `'${plain}` : plain);
            if (typeof given === 'string') expect(text.trimStart()).not.toMatch(/^[=+\-@]/);
          }),
        );
      }),
    );
  });
});
