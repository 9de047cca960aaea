import { scaleLinear } from 'd3-scale';
import { valueAxis, type Tick } from './axis.ts';
import { emptyChart } from './empty.ts';
import type { Unit } from './format.ts';
import { isNarrow, wideWidth, type Frame } from './frame.ts';
import { columns, rowWords, stacked, type IntervalRow } from './interval-words.ts';
import { sheet } from './labels.ts';
import { circle, line, path, rect, svg } from './svg.ts';

export interface IntervalDotsData {
  /** The finding in one sentence, for screen readers. */
  readonly label: string;
  readonly rows: readonly IntervalRow[];
  /** A share has the axis 0 to 100 %. */
  readonly unit: Unit;
  /** Beside the first tick. Default: "agreed". */
  readonly targetWord?: string;
  readonly missing?: string;
}

const top = 6;

/** Estimates with their intervals, one a row: a forest plot of shares, or medians against what was agreed. */
export function intervalDots(data: IntervalDotsData, frame: Frame = { width: wideWidth }): string {
  const { rows, unit } = data;
  if (rows.length === 0) {
    return emptyChart(frame, data.label, data.missing ?? 'Nothing to compare in this period.');
  }
  const words = rows.map((row) => rowWords(row, unit));
  const layout = (isNarrow(frame) ? stacked : columns)(words, frame.width);
  const foot = top + rows.length * layout.pitch;
  const { end, ticks } = axis(rows, unit, isNarrow(frame) ? 4 : 7);
  const x = scaleLinear([0, end], [layout.left, layout.right]).clamp(true);

  const paper = sheet(frame.width, foot + 22);
  const shapes = ticks.map(({ value }) => line(x(value), top, x(value), foot, 'gr'));
  for (const { value, label } of ticks) {
    paper.add({ x: x(value), y: foot + 16, text: label, classes: 's', anchor: 'middle' });
  }
  rows.forEach((row, index) => {
    const y = top + index * layout.pitch;
    const own = words[index];
    if (own) layout.write(own, y, paper);
    shapes.push(...mark(row, y + layout.dotAt, x, end));
  });
  const first = rows.findIndex(({ target }) => target !== undefined);
  const target = rows[first]?.target;
  if (target !== undefined) {
    const y = top + first * layout.pitch + layout.dotAt - 7;
    const word = { y, text: data.targetWord ?? 'agreed', classes: 's halo' };
    paper.place([
      { ...word, x: x(target) + 6 },
      { ...word, x: x(target) - 6, anchor: 'end' },
    ]);
  }
  return svg(frame, foot + 22, data.label, [...shapes, paper.draw()]);
}

function axis(
  rows: readonly IntervalRow[],
  unit: Unit,
  wanted: number,
): { end: number; ticks: readonly Tick[] } {
  if (unit === 'share') {
    const percents = [0, 25, 50, 75, 100];
    return {
      end: 1,
      ticks: percents.map((p) => ({ value: p / 100, label: p === 100 ? '100%' : String(p) })),
    };
  }
  const values = rows.flatMap(({ value, target, cases = [] }) => [value ?? 0, target ?? 0, ...cases]);
  const highs = rows.flatMap(({ value, high }) => (value === null ? [] : [high ?? 0]));
  // One interval far beyond every value would squeeze the rest: the axis stops, and the bar gets an arrow head.
  const most = Math.max(...values) * 1.5 || Infinity;
  const reach = [...values, ...highs.map((high) => Math.min(high, most))];
  const { end, step } = valueAxis(unit, reach, wanted);
  const whole = Math.ceil(end / step - 1e-9) * step;
  return { end: whole, ticks: valueAxis(unit, [whole], wanted).ticks };
}

function mark(row: IntervalRow, y: number, x: (value: number) => number, end: number): string[] {
  const { value, low, high, n, cases = [], target, breach = false } = row;
  const shapes: string[] = [];
  const bounded = typeof low === 'number' || typeof high === 'number';
  if (value !== null && bounded) {
    const [from, to] = [x(low ?? 0), x(high ?? end)];
    shapes.push(rect(from, y - 4.5, to - from, 9, 'bd'));
    if (high == null || high > end) {
      shapes.push(path(`M${to.toFixed(1)} ${(y - 8).toFixed(1)}l9 8l-9 8Z`, 'bd'));
    }
  }
  if (target !== undefined) shapes.push(rect(x(target) - 1.25, y - 12, 2.5, 24, 'inkf'));
  shapes.push(...cases.map((one) => circle(x(one), y, 3.5, 'hol c5s')));
  if (value !== null) {
    const colour = breach ? 'c2' : 'c1';
    shapes.push(circle(x(value), y, 5.5, n !== undefined && n < 10 ? `hol ${colour}s` : `${colour}f`));
  }
  return shapes;
}
