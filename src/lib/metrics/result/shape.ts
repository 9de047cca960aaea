import type { MetricResult } from '#lib/model/metrics.ts';
import { survival } from '#lib/metrics/statistics/kaplan-meier.ts';
import type { Sample } from '#lib/metrics/statistics/sample.ts';
import { rounded } from './proportion.ts';

const [minute, hour, day] = [60, 3600, 86_400];
/** Where a histogram of response times is cut: the steps people think in, the same in every period. */
const edges = [
  ...[0, minute, 5 * minute, 15 * minute, 30 * minute],
  ...[hour, 2 * hour, 4 * hour, 8 * hour, 12 * hour],
  ...[day, 2 * day, 3 * day, 5 * day, 7 * day, 14 * day, 30 * day, 60 * day, 90 * day, 180 * day],
];
const points = 60;

/** What a chart of one duration draws: the curve of those not yet finished, and a histogram of the others. */
export function shapeOf(sample: Sample): Pick<MetricResult, 'curve' | 'bins'> {
  return { curve: curveOf(sample), bins: binsOf(sample) };
}

/** Half-open bins from the first to the last that holds a case. */
function binsOf(sample: Sample): [number, number, number][] {
  const longest = sample.seconds.at(-1) ?? 0;
  const bins = edges.map((from, i): [number, number, number] => [
    from,
    edges[i + 1] ?? Math.max(longest + 1, 365 * day),
    0,
  ]);
  sample.seconds.forEach((length, i) => {
    const bin = bins.findLast(([from]) => length >= from);
    if (bin) bin[2] += sample.finished[i] ?? 0;
  });
  const first = bins.findIndex(([, , count]) => count > 0);
  const last = bins.findLastIndex(([, , count]) => count > 0);
  return first < 0 ? [] : bins.slice(first, last + 1);
}

/** At most 60 points: the start, the end, and steps evenly spaced in the share still open. */
function curveOf(sample: Sample): [number, number, number, number, number][] {
  const { steps, beyond } = survival(sample);
  const kept = steps.filter((step, i) => {
    if (steps.length <= points - 2 || i === steps.length - 1) return true;
    const grid = (s: number) => Math.ceil(s * (points - 4));
    return grid(step.s) < grid(steps[i - 1]?.s ?? 1);
  });
  const curve = kept.map((step): [number, number, number, number, number] => [
    step.t,
    rounded(step.s),
    rounded(step.low),
    rounded(step.high),
    step.atRisk,
  ]);
  const end = curve.at(-1);
  const all = steps[0]?.atRisk ?? 0;
  const tail = end && beyond > end[0] ? [[beyond, end[1], end[2], end[3], 0] as typeof end] : [];
  return end ? [[0, 1, 1, 1, all], ...curve, ...tail] : [];
}
