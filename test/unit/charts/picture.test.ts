import { describe, expect, it } from 'vitest';
import { faults, wordsOf } from './picture.ts';

const svg = (content: string) => `<svg viewBox="0 0 100 40" role="img" aria-label="x">${content}</svg>`;
const text = (x: number, y: number, words = 'Median') => `<text x="${x}" y="${y}">${words}</text>`;

describe('the check of a picture', () => {
  it('passes a sound one', () => {
    expect(faults(svg(text(2, 14) + text(2, 32)))).toEqual([]);
    expect(faults(svg(text(2, 14, 'null and NaN are words here')).replace('100', '300'))).toEqual([]);
  });

  it.each([
    [svg('<rect x="NaN"/>'), 'a number that is none'],
    [svg('<rect style="x:1"/>'), 'inline style, script or colour'],
    [svg('<rect x="1.2345"/>'), 'more than two decimals'],
    [svg(text(80, 14)), 'sticks out'],
    [svg(text(2, 50)), 'sticks out'],
    [svg(text(2, 14) + text(20, 18)), 'overlaps'],
    [svg('<g>'), 'stray </svg>'],
    [svg('').replace('role="img" ', ''), 'no name for a screen reader'],
    [svg('<text x="1" y="2"><b>x</b></text>'), 'cannot be read back'],
  ])('finds the fault of %s', (bad, fault) => expect(faults(bad).join()).toContain(fault));

  it('reads back escaped words', () => {
    expect(wordsOf(svg(text(2, 14, '&lt;a&gt; &amp;amp;')))[0]?.text).toBe('<a> &amp;');
  });
});
