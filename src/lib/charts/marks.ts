/** Causes on a time axis, in words at their period: "28 Sep: backup agent excluded". */
import { placeFlags, type Flag } from './flags.ts';
import type { Sheet } from './labels.ts';
import { positionOf, type Period } from './period.ts';
import { line } from './svg.ts';

export interface Mark {
  /** The first period after the change. A mark outside the axis is not drawn. */
  readonly period: string;
  readonly text: string;
}

/**
 * Room above the plot, and a function that draws the marks: `down` pixels from the top, each line as far as
 * its `foot`.
 */
export function placeMarks(
  marks: readonly Mark[],
  periods: readonly Period[],
  x: (position: number) => number,
  width: number,
): { height: number; draw(down: number, foot: (x: number) => number, paper: Sheet): string[] } {
  const flags = marks.flatMap(({ period, text }): Flag[] => {
    const position = positionOf(periods, period);
    return position < 0 ? [] : [{ x: x(position), words: [{ text, classes: 'i' }] }];
  });
  const { placed, height } = placeFlags(flags, width);
  return {
    height,
    draw: (down, foot, paper) =>
      placed.map(({ flag: { x: at }, top, labels }) => {
        labels.forEach((label) => paper.add({ ...label, y: label.y + down }));
        const bottom = Math.max(foot(at), top + down);
        paper.ink.push({ left: at - 2, right: at + 2, top: top + down, bottom });
        return line(at, top + down, at, bottom, 'tg');
      }),
  };
}
