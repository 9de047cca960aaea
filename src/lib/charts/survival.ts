import { scaleLinear } from 'd3-scale';
import { emptyChart } from './empty.ts';
import { placeFlags, type Flag } from './flags.ts';
import { formatCount, formatValue } from './format.ts';
import { wideWidth, type Frame } from './frame.ts';
import { fitted, sheet } from './labels.ts';
import { medianFlag, type Median } from './median.ts';
import { line, svg } from './svg.ts';
import { bandPath, censorPlaces, stepPath, type Step } from './survival-steps.ts';
import { durationScale, durationTicks } from './time-scale.ts';
import { textWidth } from './widths.ts';

export interface SurvivalData {
  /** The finding in one sentence, for screen readers. */
  readonly label: string;
  /** Seconds, share still open after them, its 95 % interval, cases at risk just before. Ascending. */
  readonly steps: readonly Step[];
  /** Left out, or true, when every event is a step of its own: only then the open cases between them can be told. */
  readonly whole?: boolean;
  /** Where the curve crosses one half; left out when it never does. */
  readonly median?: Median;
  readonly target?: { readonly value: number; readonly word?: string };
  /** What is measured, under the axis: "from detected to contained". */
  readonly axis?: string;
  readonly missing?: string;
}

const plotHeight = 190;

/** Kaplan–Meier: the share still open as time passes, its interval, open cases as ticks, and how many are at risk. */
export function survival(data: SurvivalData, frame: Frame = { width: wideWidth }): string {
  const { steps, median, target } = data;
  const last = steps.at(-1);
  if (last === undefined) return emptyChart(frame, data.label, data.missing ?? 'No case in this period.');
  const { width } = frame;
  const left = textWidth('100%', 's') + 8;
  const times = [...steps.map(([time]) => time), ...(target ? [target.value] : [])];
  const x = durationScale(times, left, width - 8);

  const flags: Flag[] = [];
  if (median) flags.push(medianFlag(x(Math.max(1, median.value)), median, 'seconds'));
  if (target) {
    const text = `${target.word ?? 'Agreed'}: ${formatValue(target.value, 'seconds')}`;
    flags.push({ x: x(target.value), words: [{ text, classes: 'i' }] });
  }
  const { placed, height } = placeFlags(flags, width);
  const top = height + 10;
  const base = top + plotHeight;
  const y = scaleLinear([0, 1], [base, top]);
  const paper = sheet(width, base + 60);

  const shapes = [0.25, 0.5, 0.75, 1].map((share) => line(left, y(share), width, y(share), 'gr'));
  for (const share of [0, 0.5, 1]) {
    const text = share === 0 ? '0' : `${share * 100}%`;
    paper.add({ x: left - 8, y: y(share) + 4, text, classes: 's', anchor: 'end' });
  }
  const at = { x: (time: number) => x(Math.max(1, time)), y };
  shapes.push(bandPath(steps, at, left), stepPath(steps, at, left));
  for (const place of data.whole === false ? [] : censorPlaces(steps, at, left))
    shapes.push(line(place.x, place.y - 6, place.x, place.y + 6, 'ink'));
  if (median) shapes.push(line(left, y(0.5), at.x(median.value), y(0.5), 'tg'));
  for (const { flag, top: from, labels } of placed) {
    labels.forEach(paper.add);
    const isMedian = median !== undefined && flag === flags[0];
    shapes.push(line(flag.x, from, flag.x, base, isMedian ? 'ink' : 'tg'));
  }
  shapes.push(line(left, base, width, base, 'ax'));
  const ticks = durationTicks(x, base + 18, width);
  for (const { time, label } of ticks) {
    shapes.push(line(x(time), base, x(time), base + 4, 'ax'));
    paper.add(label);
    paper.add({ ...label, y: base + 54, text: formatCount(atRisk(steps, time)) });
  }
  paper.add({ x: 0, y: base + 38, text: 'At risk', classes: 's i' });
  if (data.axis) {
    paper.add(fitted({ x: width, y: base + 38, text: data.axis, classes: 's', anchor: 'end' }, width - 60));
  }
  return svg(frame, base + 60, data.label, [...shapes, paper.draw()]);
}

/** Cases that are still followed just before a time. */
function atRisk(steps: readonly Step[], time: number): number {
  return steps.find(([own]) => own >= time)?.[4] ?? 0;
}
