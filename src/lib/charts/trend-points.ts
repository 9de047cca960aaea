/** The points of a trend: where they are, and how each one is drawn. */
import type { Box, Sheet } from './labels.ts';
import { positionsOf, type Period } from './period.ts';
import { isolated, type SeriesPoint } from './series.ts';
import { circle, coordinate, path } from './svg.ts';
import type { Expected, TrendPoint } from './trend-data.ts';

type Row = TrendPoint | undefined;
type Place = (position: number) => number;

export function seriesPoints(rows: readonly Row[], x: Place, y: Place): (SeriesPoint | undefined)[] {
  return rows.map((row, index) => {
    if (row?.value == null) return undefined;
    const { value, low, high } = row;
    return { x: x(index), y: y(value), top: y(high ?? value), bottom: y(low ?? value) };
  });
}

export interface ExpectedBox {
  readonly range: Expected;
  readonly box: Box;
  /** The height of the centre line. */
  readonly center: number;
}

/** The box of a range, half a period wider on both sides; undefined when it lies outside the axis. */
export function expectedBox(
  range: Expected,
  periods: readonly Period[],
  x: Place,
  y: Place,
  left: number,
  right: number,
): ExpectedBox | undefined {
  const [first, last] = positionsOf(periods, range.from, range.to);
  if (first === undefined || last === undefined) return undefined;
  const half = (x(1) - x(0)) / 2;
  const box = {
    left: Math.max(left, x(first) - half),
    right: Math.min(right, x(last) + half),
    top: y(range.high),
    bottom: y(range.low),
  };
  return { range, box, center: y(range.center) };
}

/** Single cases, as small open circles. */
export function caseDots(rows: readonly Row[], x: Place, y: Place, paper: Sheet): string[] {
  return rows.flatMap((row, index) =>
    (row?.cases ?? []).map((one) => {
      const [cx, cy] = [x(index), y(one)];
      paper.ink.push({ left: cx - 5, right: cx + 5, top: cy - 5, bottom: cy + 5 });
      return circle(cx, cy, 2.5, 'hol c5s');
    }),
  );
}

/**
 * A dot for each point, hollow below 10 cases, a c2 diamond outside its expected range. A small chart marks
 * only the ends, what stands alone, and what is hollow or outside.
 */
export function pointMarks(
  rows: readonly Row[],
  points: readonly (SeriesPoint | undefined)[],
  periods: readonly Period[],
  expected: readonly Expected[],
  full: boolean,
): string[] {
  const alone = new Set(isolated(points));
  const first = points.findIndex((point) => point !== undefined);
  const last = points.findLastIndex((point) => point !== undefined);
  return points.map((point, index) => {
    const row = rows[index];
    if (point === undefined || row?.value == null) return '';
    if (isOutside(row.value, index, periods, expected)) {
      const [x, top] = [coordinate(point.x), coordinate(point.y - 7)];
      return path(`M${x} ${top}l7 7l-7 7l-7 -7Z`, 'c2f');
    }
    if (row.n !== undefined && row.n < 10) return circle(point.x, point.y, 3.5, 'hol c1s');
    if (index === last) return circle(point.x, point.y, 4, 'c1f');
    return full || index === first || alone.has(point) ? circle(point.x, point.y, 3, 'c1f') : '';
  });
}

function isOutside(
  value: number,
  position: number,
  periods: readonly Period[],
  expected: readonly Expected[],
): boolean {
  return expected.some(({ from, to, low, high }) => {
    const [first = Infinity, last = -Infinity] = positionsOf(periods, from, to);
    return position >= first && position <= last && (value < low || value > high);
  });
}
