/** A line with its band, broken where a value is missing. */
import { area, line as lineShape } from 'd3-shape';
import type { Box } from './labels.ts';
import { path, rect } from './svg.ts';

/** One point in pixels; `top` and `bottom` are the ends of its interval, or `y` itself. */
export interface SeriesPoint {
  readonly x: number;
  readonly y: number;
  readonly top: number;
  readonly bottom: number;
}

type Maybe = SeriesPoint | undefined;

/** The band, then the line. Pixels are rounded to two decimals by d3-path. */
export function seriesPaths(points: readonly Maybe[]): string[] {
  const defined = (point: Maybe): point is SeriesPoint => point !== undefined;
  const banded = points.some((point) => point !== undefined && point.top < point.bottom);
  const band = area<Maybe>()
    .defined(defined)
    .x((point) => point?.x ?? 0)
    .y0((point) => point?.bottom ?? 0)
    .y1((point) => point?.top ?? 0)
    .digits(2);
  const stroke = lineShape<Maybe>()
    .defined(defined)
    .x((point) => point?.x ?? 0)
    .y((point) => point?.y ?? 0)
    .digits(2);
  // A band needs two points; one alone shows its interval as an upright bar.
  const lone = isolated(points).filter(({ top, bottom }) => top < bottom);
  return [
    banded ? path(band(points), 'bd') : '',
    ...lone.map(({ x, top, bottom }) => rect(x - 4, top, 8, bottom - top, 'bd')),
    path(stroke(points), 'c1s'),
  ];
}

/** Points without a neighbour, which a line alone would not show. */
export function isolated(points: readonly Maybe[]): SeriesPoint[] {
  return points.filter(
    (point, index): point is SeriesPoint =>
      point !== undefined && points[index - 1] === undefined && points[index + 1] === undefined,
  );
}

/** The room the line and its band take, in narrow strips, for labels to keep clear of. */
export function seriesInk(points: readonly Maybe[]): Box[] {
  const boxes: Box[] = [];
  points.forEach((point, index) => {
    if (point === undefined) return;
    boxes.push({ left: point.x - 4, right: point.x + 4, top: point.top - 4, bottom: point.bottom + 4 });
    const next = points[index + 1];
    if (next === undefined) return;
    const strips = Math.max(1, Math.ceil((next.x - point.x) / 6));
    const between = (a: number, b: number, share: number) => a + (b - a) * share;
    for (let strip = 0; strip < strips; strip += 1) {
      const [from, to] = [strip / strips, (strip + 1) / strips];
      boxes.push({
        left: between(point.x, next.x, from),
        right: between(point.x, next.x, to),
        top: Math.min(between(point.top, next.top, from), between(point.top, next.top, to)) - 3,
        bottom:
          Math.max(between(point.bottom, next.bottom, from), between(point.bottom, next.bottom, to)) + 3,
      });
    }
  });
  return boxes;
}
