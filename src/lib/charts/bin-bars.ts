/** The bars of a histogram and the scale they are read by. */
import type { ScaleLinear } from 'd3-scale';
import { valueAxis } from './axis.ts';
import type { BinScale, DrawnBin } from './bins.ts';
import { formatCount } from './format.ts';
import type { Anchor, Sheet } from './labels.ts';
import { line, rect } from './svg.ts';
import { textWidth } from './widths.ts';

type Pixels = ScaleLinear<number, number>;

/** A bar, cut where the target lies inside it. */
export function binBar({ from, to, count }: DrawnBin, x: BinScale, y: Pixels, target: number): string[] {
  const [left, right] = [x(from) + 1, x(to) - 1];
  const cut = target >= to ? right : target <= from ? left : x(target);
  const [top, bottom] = [y(count), y(0)];
  return [
    cut > left ? rect(left, top, cut - left, bottom - top, 'c1f') : '',
    cut < right ? rect(cut, top, right - cut, bottom - top, 'c2f') : '',
  ];
}

/** Counts on the bars if every one of them fits, else a few grid lines. */
export function countScale(
  bins: readonly DrawnBin[],
  x: BinScale,
  y: Pixels,
  paper: Sheet,
  width: number,
): string[] {
  const fits = bins.every(({ from, to, count }) => textWidth(formatCount(count), 's') <= x(to) - x(from) - 1);
  for (const { from, to, count } of bins) {
    if (!fits) paper.ink.push({ left: x(from), right: x(to), top: y(count), bottom: y(0) });
    if (!fits || count === 0) continue;
    const label = (px: number, anchor: Anchor) => ({
      x: px,
      y: y(count) - 4,
      text: formatCount(count),
      classes: 's halo',
      anchor,
    });
    paper.place([
      label((x(from) + x(to)) / 2, 'middle'),
      label(x(to) - 3, 'end'),
      label(x(from) + 3, 'start'),
    ]);
  }
  if (fits) return [];
  const highest = Math.max(...y.domain());
  return valueAxis('count', [highest], 3)
    .ticks.filter(({ value }) => value > 0 && value <= highest)
    .map(({ value, label: text }) => {
      const label = { y: y(value) - 4, text, classes: 's halo' };
      paper.place([
        { ...label, x: width, anchor: 'end' },
        { ...label, x: 0, anchor: 'start' },
      ]);
      return line(0, y(value), width, y(value), 'gr');
    });
}
