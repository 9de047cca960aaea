/** A logarithmic axis of durations, with round times as its ticks: most cases are short, a few last weeks. */
import { scaleLog, type ScaleLogarithmic } from 'd3-scale';
import { formatDuration } from './format.ts';
import { boxOf, type Label } from './labels.ts';

const [minute, hour, day] = [60, 3600, 86_400];
const round = [
  ...[1, 10, minute, 5 * minute, 15 * minute, hour, 4 * hour, 12 * hour],
  ...[day, 3 * day, 7 * day, 14 * day, 30 * day, 90 * day, 365 * day, 1000 * day, 5000 * day],
];

export type DurationScale = ScaleLogarithmic<number, number>;

/** Seconds → pixel, from a round time below the first of `times` to one above the last. What is shorter stands at the left. */
export function durationScale(times: readonly number[], left: number, right: number): DurationScale {
  const known = times.filter((time) => time > 0);
  const [least, most] = [Math.min(...known, 1e9), Math.max(...known, minute)];
  const from = round.findLast((time) => time < Math.min(least, most / 10)) ?? 1;
  const to = round.find((time) => time >= most && time > from) ?? most;
  return scaleLog([from, to], [left, right]).clamp(true);
}

/** The round times within a scale that have room for a label, at the base line `y`. */
export function durationTicks(x: DurationScale, y: number, width: number): { time: number; label: Label }[] {
  const [from = 1, to = 1] = x.domain();
  const inside = round.filter((time) => time >= from && time <= to);
  for (let every = 1; every <= inside.length; every += 1) {
    const picked = inside
      .filter((_, index) => (inside.length - 1 - index) % every === 0)
      .map((time) => ({
        time,
        label: pushedInside({ x: x(time), y, text: tickText(time), classes: 's', anchor: 'middle' }, width),
      }));
    const crowded = picked.some(({ label }, index) => {
      const next = picked[index + 1];
      return next !== undefined && boxOf(label).right + 10 > boxOf(next.label).left;
    });
    if (!crowded) return picked;
  }
  return [];
}

/** Whole hours and days as people say them: `1 h`, where a value alone would be `60 min`. */
function tickText(time: number): string {
  if (time === hour) return '1 h';
  return time === day ? '1 d' : formatDuration(time);
}

function pushedInside(label: Label, width: number): Label {
  const box = boxOf(label);
  return box.right > width ? { ...label, x: width, anchor: 'end' } : label;
}
