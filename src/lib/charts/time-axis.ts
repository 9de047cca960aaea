/** Names of periods under a chart: the first and the last with their year, between them as many as fit. */
import { boxOf, type Anchor, type Label } from './labels.ts';
import type { Period } from './period.ts';

export function periodLabels(
  periods: readonly Period[],
  x: (position: number) => number,
  { y, left, right, between = true }: { y: number; left: number; right: number; between?: boolean },
): Label[] {
  const last = periods.length - 1;
  const at = (position: number, text: string, anchor: Anchor): Label =>
    inside({ x: x(position), y, text, classes: 's', anchor }, left, right);
  const [first, end] = [periods[0], periods[last]];
  if (first === undefined || end === undefined) return [];
  if (last === 0) return [at(0, first.label, 'middle')];
  const ends = [at(0, first.label, 'middle'), at(last, end.label, 'middle')] as const;
  if (boxOf(ends[0]).right + 8 > boxOf(ends[1]).left) return [ends[1]];
  if (!between) return [...ends];
  for (let every = 1; every < last; every += 1) {
    const middle = periods.flatMap((period, index) =>
      index > 0 && index < last && index % every === 0 && last - index >= every / 2
        ? [at(index, isYearStart(period) ? period.label : period.short, 'middle')]
        : [],
    );
    const all = [ends[0], ...middle, ends[1]];
    const crowded = all.some((label, index) => {
      const next = all[index + 1];
      return next !== undefined && boxOf(label).right + 14 > boxOf(next).left;
    });
    if (!crowded) return all;
  }
  return [...ends];
}

/** January, and the first quarter, tell their year. */
function isYearStart({ start, short }: Period): boolean {
  return start.getUTCMonth() === 0 && (short === 'Jan' || short === 'Q1');
}

/** A label that would stick out is pushed back to the edge. */
function inside(label: Label, left: number, right: number): Label {
  const box = boxOf(label);
  if (box.left < left) return { ...label, x: left, anchor: 'start' };
  return box.right > right ? { ...label, x: right, anchor: 'end' } : label;
}
