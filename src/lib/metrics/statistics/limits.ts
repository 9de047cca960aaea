/**
 * Limits of control charts: the range that chance alone explains.
 * Sources: Shewhart (1931), Economic Control of Quality; Wheeler and Chambers (1992), Understanding Statistical
 * Process Control, 2nd edition, chapter 3 (XmR); Montgomery (2013), Introduction to Statistical Quality Control,
 * 7th edition, sections 6.4 and 7.3.2 (u chart), d2 = 1.128 for pairs in its appendix VI.
 */
export interface Limits {
  center: number;
  lower: number;
  upper: number;
}

/** Fewer points say nothing about what is usual. */
export const enoughPoints = 12;
/** The points a phase is judged by: its first ones. Later points are judged and never move the limits. */
export const baselinePoints = 24;
/** 3 ÷ d2: three standard deviations, from the mean distance of neighbours. */
const perMovingRange = 2.66;

/** XmR: the mean of single values ± 2.66 × their mean moving range. Undefined below 12 values. */
export function individualLimits(values: readonly number[]): Limits | undefined {
  if (values.length < enoughPoints) return undefined;
  let [total, ranges] = [0, 0];
  values.forEach((value, i) => {
    total += value;
    if (i > 0) ranges += Math.abs(value - (values[i - 1] ?? 0));
  });
  const center = total / values.length;
  const reach = (perMovingRange * ranges) / (values.length - 1);
  return { center, lower: center - reach, upper: center + reach };
}

/**
 * u chart: events per unit of exposure, ū ± 3 √(ū ÷ exposure), as limits of the count of one point with that
 * `exposure`. Undefined below 12 points or without exposure. The lower limit is never below 0.
 */
export function rateLimits(
  baseline: readonly { count: number; exposure: number }[],
  exposure: number,
): Limits | undefined {
  let [events, watched] = [0, 0];
  for (const point of baseline) {
    events += point.count;
    watched += point.exposure;
  }
  if (baseline.length < enoughPoints || watched <= 0) return undefined;
  const center = (events / watched) * exposure;
  const reach = 3 * Math.sqrt(center);
  return { center, lower: Math.max(0, center - reach), upper: center + reach };
}

/**
 * Which points each point is judged by: the first ones of its phase. A phase lasts until the next named change;
 * `changes` are positions of the first point after one, ascending.
 */
export function baselineOf(position: number, changes: readonly number[]): { from: number; to: number } {
  const from = changes.findLast((change) => change <= position) ?? 0;
  const end = changes.find((change) => change > position) ?? Infinity;
  return { from, to: Math.min(end, from + baselinePoints) };
}
