/** The bins of a histogram: one unbroken row of bars of equal width, with their bounds under them. */
import { scaleLinear, type ScaleLinear } from 'd3-scale';
import { scaleOf, wholeScale, type Scale } from './axis.ts';
import { formatCount, type Unit } from './format.ts';
import { boxOf, overlap, type Label } from './labels.ts';

/** From, to, number of cases. `to` is null in a last bin without an end. */
export type Bin = readonly [from: number, to: number | null, count: number];

export interface DrawnBin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  /** The last one, when it has no end. */
  readonly open: boolean;
}

/** Bins in order, with empty ones where the row had a hole. */
export function drawnBins(bins: readonly Bin[]): DrawnBin[] {
  const drawn: DrawnBin[] = [];
  for (const [from, to, count] of [...bins].sort((a, b) => a[0] - b[0])) {
    const before = drawn.at(-1);
    if ((to !== null && to <= from) || (before !== undefined && (before.open || from < before.to))) {
      throw new RangeError(`the bin from ${from} to ${to ?? 'no end'} overlaps its neighbour or is empty`);
    }
    if (before !== undefined && from > before.to) {
      drawn.push({ from: before.to, to: from, count: 0, open: false });
    }
    const width = before === undefined ? 1 : before.to - before.from;
    drawn.push({ from, to: to ?? from + width, count, open: to === null });
  }
  return drawn;
}

export type BinScale = ScaleLinear<number, number>;

/** Value → pixel. Linear within a bin; all bins equally wide, so that a long tail stays readable. */
export function binScale(bins: readonly DrawnBin[], width: number): BinScale {
  const bounds = [...bins.map(({ from }) => from), bins.at(-1)?.to ?? 0];
  const pixels = bounds.map((_, index) => 1 + (index * (width - 2)) / (bounds.length - 1));
  return scaleLinear(bounds, pixels).clamp(true);
}

/** Cases beyond a value, or undefined when it lies inside a bin that has cases. */
export function countBeyond(bins: readonly DrawnBin[], value: number): number | undefined {
  const divided = bins.some(({ from, to, count, open }) => count > 0 && value > from && (value < to || open));
  if (divided) return undefined;
  return bins.reduce((sum, { from, count }) => sum + (from >= value ? count : 0), 0);
}

/** Cases in the bin that holds a value; 0 outside. */
export function countAt(bins: readonly DrawnBin[], value: number): number {
  return bins.find(({ from, to, open }) => value >= from && (value < to || open))?.count ?? 0;
}

/** Labels of the bounds: as many as fit, evenly picked, the last one always. */
export function boundLabels(
  bins: readonly DrawnBin[],
  unit: Unit,
  x: BinScale,
  width: number,
  y: number,
): Label[] {
  const last = bins.at(-1);
  if (last === undefined) return [];
  const bounds = [...bins.map(({ from }) => from), ...(last.open ? [] : [last.to])];
  const end = bounds.length - 1;
  // One unit for all of them if it gives enough whole numbers, else each bound in its own.
  const enough = Math.min(4, bounds.length);
  const shared = scaleOf(unit, bounds[end] ?? 0);
  for (const scale of [shared, undefined]) {
    for (let every = 1; every <= Math.max(1, end); every += 1) {
      const picked = bounds.flatMap((bound, index) => {
        if (index !== end && (index % every !== 0 || end - index < every)) return [];
        const text = boundText(bound, unit, scale, index === end, last.open);
        return [text === undefined ? undefined : pushedInside({ x: x(bound), y, text, classes: 's' }, width)];
      });
      const known = picked.filter((label) => label !== undefined);
      if (scale !== undefined && picked.length < enough) break;
      if (known.length === picked.length && known.every((label, index) => clear(label, known[index + 1]))) {
        return known;
      }
    }
  }
  return [];
}

/** `30`, `180+ min`, `1 h`; undefined when the bound is no whole number of the shared unit. */
function boundText(
  bound: number,
  unit: Unit,
  shared: Scale | undefined,
  isLast: boolean,
  open: boolean,
): string | undefined {
  const own = shared ?? (unit === 'seconds' ? wholeScale(bound) : scaleOf(unit, bound));
  const number = Math.round((bound / own.size) * 1e6) / 1e6;
  const whole = Number.isInteger(number);
  if (shared !== undefined && !whole && !(isLast && Number.isInteger(number * 100))) return undefined;
  const name = bound === 0 || (shared !== undefined && !isLast) ? '' : own.name;
  return `${whole ? formatCount(number) : number}${isLast && open ? '+' : ''}${name}`;
}

function pushedInside(label: Label, width: number): Label {
  const box = boxOf({ ...label, anchor: 'middle' });
  if (box.left < 0) return { ...label, x: 0, anchor: 'start' };
  return box.right > width ? { ...label, x: width, anchor: 'end' } : { ...label, anchor: 'middle' };
}

function clear(label: Label, next: Label | undefined): boolean {
  if (next === undefined) return true;
  const box = boxOf(label);
  return overlap({ ...box, right: box.right + 8 }, boxOf(next)) === 0;
}
