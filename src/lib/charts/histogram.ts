import { scaleLinear } from 'd3-scale';
import { binBar, countScale } from './bin-bars.ts';
import { binScale, boundLabels, countAt, countBeyond, drawnBins, type Bin } from './bins.ts';
import { emptyChart } from './empty.ts';
import { placeFlags, type Flag } from './flags.ts';
import { formatCount, formatKOfN, formatShare, formatValue, type Unit } from './format.ts';
import { wideWidth, type Frame } from './frame.ts';
import { fitted, sheet } from './labels.ts';
import { medianFlag, medianMark, type Median } from './median.ts';
import { line, svg } from './svg.ts';

export interface HistogramData {
  /** The finding in one sentence, for screen readers. */
  readonly label: string;
  /** Bins may differ in width: each is drawn equally wide, with its bounds written under it. */
  readonly bins: readonly Bin[];
  /** Of the bounds, the median and the target. Default: seconds. */
  readonly unit?: Unit;
  /** With its 95 % interval; a bound is null when the data cannot give it. */
  readonly median?: Median;
  /** `later`: cases beyond it. Left out, it is counted if the target is a bound. `word`: "Agreed". */
  readonly target?: { readonly value: number; readonly later?: number; readonly word?: string };
  /** What is measured, under the axis: "minutes from alert to decision". */
  readonly axis?: string;
  /** What to say when there is nothing to draw. */
  readonly missing?: string;
}

const plotHeight = 150;

/** Distribution of a measure: bars in c1, those beyond the target in c2, the median with its interval above. */
export function histogram(data: HistogramData, frame: Frame = { width: wideWidth }): string {
  const { unit = 'seconds', median, target } = data;
  const { width } = frame;
  const bins = drawnBins(data.bins);
  const total = bins.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) return emptyChart(frame, data.label, data.missing ?? 'No finished case in this period.');

  const x = binScale(bins, width);
  const flags: Flag[] = [];
  if (median) flags.push(medianFlag(x(median.value), median, unit));
  if (target) {
    const later = target.later ?? countBeyond(bins, target.value);
    flags.push(targetFlag(x(target.value), { ...target, later }, total, unit));
  }
  const { placed, height } = placeFlags(flags, width);
  const strip = height + 6;
  const top = (median ? strip + 6 : height) + 16;
  const base = top + plotHeight;
  const y = scaleLinear([0, Math.max(...bins.map(({ count }) => count))], [base, top]);
  const paper = sheet(width, base + 42);

  const shapes = bins.flatMap((bin) => binBar(bin, x, y, target?.value ?? Infinity));
  for (const { flag, top: from, labels } of placed) {
    labels.forEach(paper.add);
    paper.ink.push({ left: flag.x - 3, right: flag.x + 3, top: from, bottom: base });
    if (median && flag === flags[0]) {
      const foot = y(countAt(bins, median.value));
      shapes.push(...medianMark(median, flag.x, { from, strip, foot, base }, x));
    } else {
      shapes.push(line(flag.x, from, flag.x, base, 'tg'));
    }
  }
  shapes.unshift(...countScale(bins, x, y, paper, width), line(0, base, width, base, 'ax'));
  for (const { from } of bins.slice(1)) shapes.push(line(x(from), base, x(from), base + 4, 'ax'));
  boundLabels(bins, unit, x, width, base + 18).forEach(paper.add);
  if (data.axis) {
    paper.add(fitted({ x: width, y: base + 36, text: data.axis, classes: 's', anchor: 'end' }, width));
  }
  return svg(frame, base + (data.axis ? 42 : 24), data.label, [...shapes, paper.draw()]);
}

/** Below this many cases a share is told as cases. */
const fewest = 10;

function targetFlag(
  x: number,
  { value, later, word = 'Agreed' }: { value: number; later?: number | undefined; word?: string },
  total: number,
  unit: Unit,
): Flag {
  const all = total < fewest ? formatKOfN(later ?? 0, total) : formatCount(later ?? 0);
  const share = total < fewest ? '' : ` (${formatShare((later ?? 0) / total)})`;
  const missed = later === undefined ? [] : [`${all} later${share}`];
  return {
    x,
    words: [
      { text: `${word}: ${formatValue(value, unit)}`, classes: 'i' },
      ...missed.map((text) => ({ text, classes: 't2' })),
    ],
  };
}
