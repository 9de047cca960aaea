import { extent } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import { type Frame } from './frame.ts';
import { circle, svg } from './svg.ts';
import { isolated, seriesPaths, type SeriesPoint } from './series.ts';
import { emptyChart } from './empty.ts';

export interface SparklineData {
  /** What the line does, in words: "Median time to decide by week, falling slowly". */
  readonly label: string;
  /** In order of time. A null value is a gap. The axis fits the data: a sparkline shows shape, not size. */
  readonly points: readonly {
    readonly value: number | null;
    readonly low?: number | null;
    readonly high?: number | null;
  }[];
  readonly missing?: string;
}

const height = 40;

/** A line the size of a word, with its interval; the last value is a dot. */
export function sparkline(data: SparklineData, frame: Frame = { width: 132 }): string {
  const values = data.points.flatMap(({ value, low, high }) =>
    value === null ? [] : [value, low ?? value, high ?? value],
  );
  const [least, most] = extent(values);
  if (least === undefined || most === undefined)
    return emptyChart(frame, data.label, data.missing ?? 'No data yet');
  const step = (frame.width - 8) / Math.max(1, data.points.length - 1);
  // A flat line belongs in the middle.
  const y = scaleLinear(least === most ? [least - 1, most + 1] : [least, most], [height - 4, 4]);
  const points = data.points.map(({ value, low, high }, index): SeriesPoint | undefined =>
    value === null
      ? undefined
      : { x: 4 + index * step, y: y(value), top: y(high ?? value), bottom: y(low ?? value) },
  );
  const last = points.findLast((point) => point !== undefined);
  const dot = last === undefined ? '' : circle(last.x, last.y, 3, 'c1f');
  const lone = isolated(points).map(({ x, y: level }) => circle(x, level, 2, 'c1f'));
  return svg(frame, height, data.label, [...seriesPaths(points), ...lone, dot]);
}
