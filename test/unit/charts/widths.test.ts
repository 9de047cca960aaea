import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fit, textWidth, wrap } from '#lib/charts/widths.ts';

/** Measured by a browser in the font we ship, 13 px, weights 400 and 600. */
const measured = [
  ['Median 37 min', 86, 91],
  ['95% interval 35 to 39 min', 152, 158],
  ['28 Sep: backup agent excluded', 187, 190],
  ['Supplier e-mail compromise', 165, 172],
  ['Illegal WMI query, 1,198', 147, 151],
  ['Größe über 3 Äpfel', 111, 115],
] as const;

describe('text width', () => {
  it.each(measured)('of "%s" is what a browser measures, within a few per cent', (text, regular, bold) => {
    for (const [width, real] of [
      [textWidth(text), regular],
      [textWidth(text, 'b'), bold],
    ] as const) {
      expect(width).toBeGreaterThan(real * 0.98);
      expect(width).toBeLessThan(real * 1.06);
    }
  });

  it('follows the size of the class', () => {
    expect(textWidth('0000', 's')).toBeCloseTo(4 * 0.6 * 12);
    expect(textWidth('0000', 'i halo')).toBeCloseTo(4 * 0.6 * 13);
  });
});

describe('fitting', () => {
  it('never exceeds its room, and only shortens what is too long', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 60 }),
        fc.integer({ min: 20, max: 300 }),
        (text, room) => {
          const fitted = fit(text, room);
          expect(textWidth(fitted)).toBeLessThanOrEqual(room);
          expect(fitted === text).toBe(textWidth(text) <= room);
        },
      ),
    );
  });

  it('wraps at spaces, keeps every word while it has lines, and never exceeds its room', () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[a-z]{1,12}$/), { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 40, max: 300 }),
        fc.integer({ min: 1, max: 4 }),
        (words, room, most) => {
          const lines = wrap(words.join(' '), room, most);
          expect(lines.length).toBeLessThanOrEqual(most);
          for (const line of lines) expect(textWidth(line)).toBeLessThanOrEqual(room);
          if (!lines.some((line) => line.endsWith('…'))) expect(lines.join(' ')).toBe(words.join(' '));
        },
      ),
    );
    expect(wrap('one two three', 50, 3)).toEqual(['one two', 'three']);
  });
});
