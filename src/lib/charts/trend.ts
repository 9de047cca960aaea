import { scaleLinear } from 'd3-scale';
import { valueAxis, type Axis } from './axis.ts';
import { emptyChart } from './empty.ts';
import { formatValue } from './format.ts';
import { narrowWidth, wideWidth, type Frame } from './frame.ts';
import { sheet } from './labels.ts';
import { placeMarks } from './marks.ts';
import { timeline } from './period.ts';
import { seriesInk, seriesPaths } from './series.ts';
import { line, rect, svg } from './svg.ts';
import { periodLabels } from './time-axis.ts';
import type { TrendData } from './trend-data.ts';
import { endLabels, expectedLabels, gapLabels, targetLabel } from './trend-labels.ts';
import { caseDots, expectedBox, pointMarks, seriesPoints } from './trend-points.ts';
import { textWidth } from './widths.ts';

interface Size {
  readonly full: boolean;
  readonly plotHeight: number;
  /** Between the marks and the highest value. */
  readonly headroom: number;
}

/** One measure over time with its 95 % interval as a band, a value axis and a mark for each point. */
export function trend(data: TrendData, frame: Frame = { width: wideWidth }): string {
  return draw(data, frame, { full: true, plotHeight: 170, headroom: 18 });
}

/** The same as a small multiple: no value axis, the first and the last value tell the scale. */
export function smallTrend(data: TrendData, frame: Frame = { width: narrowWidth }): string {
  return draw(data, frame, { full: false, plotHeight: 106, headroom: 20 });
}

function draw(data: TrendData, frame: Frame, { full, plotHeight, headroom }: Size): string {
  const { unit, from = 0, target, expected = [] } = data;
  const { periods, rows } = timeline(data.points);
  const known = rows.flatMap((row) => (row?.value == null ? [] : [row.value]));
  if (known.length === 0 && rows.every((row) => !row?.cases?.length)) {
    return emptyChart(frame, data.label, data.missing ?? 'No value in these periods.');
  }
  const axis = valueAxis(unit, [...known, ...extremes(data)], 3, from);
  const last = known.length === 0 ? '' : formatValue(known.at(-1) ?? 0, unit);
  const left = full ? Math.max(...axis.ticks.map(({ label }) => textWidth(label, 's'))) + 8 : 0;
  const right = frame.width - Math.max(textWidth(last, 'b') + 14, 10);
  const inset = full ? 10 : 4;
  const x = scaleLinear([0, Math.max(1, periods.length - 1)], [left + inset, right - inset]);
  const at = (position: number) => (periods.length === 1 ? (left + right) / 2 : x(position));
  const marks = placeMarks(data.marks ?? [], periods, at, frame.width);
  const top = marks.height + headroom;
  const base = top + plotHeight;
  const y = scaleLinear([from, axis.end], [base, top]).clamp(true);

  const points = seriesPoints(rows, at, y);
  const paper = sheet(frame.width, base + 24);
  paper.ink.push(...seriesInk(points));
  const shapes = full ? gridLines(axis, from, left, right, y) : [];
  for (const { value, label } of full ? axis.ticks : []) {
    paper.add({ x: left - 8, y: y(value) + 4, text: label, classes: 's', anchor: 'end' });
  }
  periodLabels(periods, at, {
    y: base + 18,
    left: 0,
    right: full ? frame.width : right,
    between: full,
  }).forEach(paper.add);
  const ranges = expected.flatMap((range) => expectedBox(range, periods, at, y, left, right) ?? []);
  for (const { box, center } of ranges) {
    shapes.push(rect(box.left, box.top, box.right - box.left, box.bottom - box.top, 'bd2'));
    shapes.push(line(box.left, center, box.right, center, 'ax'));
  }
  shapes.push(line(left, base, right, base, 'ax'), ...seriesPaths(points));
  if (target) {
    const level = y(target.value);
    shapes.push(line(left, level, right, level, 'tg'));
    paper.ink.push({ left, right, top: level - 2, bottom: level + 2 });
  }
  // A mark ends at its point, which it explains; where there is none, on the axis.
  const foot = (px: number) => (points.find((point) => point?.x === px)?.top ?? base + 8) - 8;
  shapes.push(...marks.draw(0, foot, paper), ...caseDots(rows, at, y, paper));
  shapes.push(...pointMarks(rows, points, periods, expected, full));
  endLabels(points, known, unit, paper);
  if (target) targetLabel(target, unit, left, right, y(target.value), paper);
  if (full) expectedLabels(ranges, unit, paper);
  gapLabels(rows, at, base, paper);
  return svg(frame, base + 24, data.label, [...shapes, paper.draw()]);
}

/** Everything but the values that the axis must reach. */
function extremes({ points, target, expected = [] }: TrendData): number[] {
  return [
    ...points.flatMap(({ value, high, cases = [] }) => [
      ...cases,
      ...(value === null ? [] : [high ?? value]),
    ]),
    ...(target ? [target.value] : []),
    ...expected.map(({ high }) => high),
  ];
}

function gridLines({ ticks }: Axis, from: number, left: number, right: number, y: (value: number) => number) {
  return ticks
    .filter(({ value }) => value > from)
    .map(({ value }) => line(left, y(value), right, y(value), 'gr'));
}
