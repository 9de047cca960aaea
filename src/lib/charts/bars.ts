import { scaleLinear } from 'd3-scale';
import { valueAxis } from './axis.ts';
import { emptyChart } from './empty.ts';
import { isNarrow, wideWidth, type Frame } from './frame.ts';
import { missingPeriods, wordsAbove, wordsBeside, wordsWidth, type Words } from './bar-words.ts';
import { sheet } from './labels.ts';
import { placeMarks, type Mark } from './marks.ts';
import { timeline } from './period.ts';
import { line, rect, svg } from './svg.ts';
import { periodLabels } from './time-axis.ts';
import { textWidth } from './widths.ts';

export interface BarsData {
  /** The finding in one sentence, for screen readers. */
  readonly label: string;
  /** Counts by period, usually ISO weeks. A period left out, or null, is shown as missing, not as 0. */
  readonly bars: readonly {
    readonly period: string;
    readonly count: number | null;
    /** The part of `count` the title talks about. */
    readonly part?: number;
  }[];
  /** Names of the whole and of its part: "All alerts", "True positive". */
  readonly words?: Words;
  readonly marks?: readonly Mark[];
  readonly missing?: string;
}

const plotHeight = 150;

/** Counts over time. With a part, the part is in c1 on the whole in c5; without, the whole is in c1. */
export function bars(data: BarsData, frame: Frame = { width: wideWidth }): string {
  const { periods, rows } = timeline(data.bars);
  const counts = rows.flatMap((row) => (row?.count == null ? [] : [row.count]));
  if (counts.length === 0) return emptyChart(frame, data.label, data.missing ?? 'No counts in this period.');

  const divided = data.bars.some(({ part }) => part !== undefined);
  const axis = valueAxis('count', counts, 3);
  const left = Math.max(...axis.ticks.map(({ label }) => textWidth(label, 's'))) + 8;
  const beside = divided && data.words !== undefined && !isNarrow(frame);
  const right = frame.width - (beside ? wordsWidth(data.words) + 10 : 0);
  const slot = (right - left) / periods.length;
  const middle = (position: number) => left + (position + 0.5) * slot;
  const marks = placeMarks(data.marks ?? [], periods, (position) => left + position * slot, frame.width);
  const keyed = divided && data.words !== undefined && !beside;
  const key = keyed ? 22 : 0;
  const top = key + marks.height + 14;
  const base = top + plotHeight;
  const y = scaleLinear([0, axis.end], [base, top]);

  const paper = sheet(frame.width, base + 24);
  const shapes: string[] = [];
  for (const { value, label } of axis.ticks) {
    if (value > 0) shapes.push(line(left, y(value), right, y(value), 'gr'));
    paper.add({ x: left - 8, y: y(value) + 4, text: label, classes: 's', anchor: 'end' });
  }
  const wide = Math.min(26, slot * 0.68);
  const gaps: number[] = [];
  rows.forEach((row, index) => {
    const from = middle(index) - wide / 2;
    if (row?.count == null) return void gaps.push(index);
    const bar = (count: number, classes: string) => rect(from, y(count), wide, base - y(count), classes);
    if (row.count > 0) shapes.push(bar(row.count, divided ? 'c5f' : 'c1f'));
    if (row.part) shapes.push(bar(Math.min(row.part, row.count), 'c1f'));
    if (row.count === 0 && slot > 12) {
      paper.add({ x: middle(index), y: base - 4, text: '0', classes: 's', anchor: 'middle' });
    }
  });
  shapes.push(line(left, base, right, base, 'ax'));
  shapes.push(...missingPeriods(gaps, left, slot, base, paper));
  shapes.push(...marks.draw(key, () => base, paper));
  periodLabels(periods, middle, { y: base + 18, left: 0, right: frame.width }).forEach(paper.add);
  if (beside) wordsBeside(data.words, rows.at(-1), right + 10, y, paper);
  if (keyed) shapes.push(...wordsAbove(data.words, 2, frame.width, paper));
  return svg(frame, base + 24, data.label, [...shapes, paper.draw()]);
}
