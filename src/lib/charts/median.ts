/** The median of a histogram: words above, dot and interval on a strip, a line through its bar. */
import type { BinScale } from './bins.ts';
import type { Flag } from './flags.ts';
import { formatRange, formatValue, type Unit } from './format.ts';
import { circle, line, rect } from './svg.ts';

/** With its 95 % interval; a bound is null when the data cannot give it. */
export interface Median {
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
}

export function medianFlag(x: number, { value, low, high }: Median, unit: Unit): Flag {
  const interval =
    low === null && high === null ? 'No interval' : `95% interval ${formatRange(low, high, unit)}`;
  return {
    x,
    words: [
      { text: `Median ${formatValue(value, unit)}`, classes: 'b' },
      { text: interval, classes: '' },
    ],
  };
}

/** `from`, `strip`, `foot` and `base` are heights: where the words begin, of the dot, the bar's top, the axis. */
export function medianMark(
  { low, high }: Median,
  at: number,
  { from, strip, foot, base }: Readonly<Record<'from' | 'strip' | 'foot' | 'base', number>>,
  x: BinScale,
): string[] {
  const bounded = low !== null || high !== null;
  const [left, right] = [x(low ?? -Infinity), x(high ?? Infinity)];
  return [
    line(at, from, at, foot, 'ink'),
    rect(at - 1, foot, 2, base - foot, 'hol'),
    bounded ? rect(left, strip - 4, right - left, 8, 'bd') : '',
    circle(at, strip, 4.5, 'c1f'),
  ];
}
