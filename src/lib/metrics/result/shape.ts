import type { MetricResult } from '#lib/model/metrics.ts';
import { curveOf } from '#lib/metrics/cell.ts';
import { bandAt } from '#lib/metrics/statistics/kaplan-meier.ts';
import { countAtMost, type Sample } from '#lib/metrics/statistics/sample.ts';
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
  return { curve: pointsOf(sample), bins: binsOf(sample) };
}

/** Half-open bins from the first to the last that holds a case. */
function binsOf({ finished, open }: Sample): [number, number, number][] {
  const longest = Math.max(finished[finished.length - 1] ?? 0, open[open.length - 1] ?? 0);
  const before = (bound: number) => countAtMost(finished, bound - 1);
  const bins = edges.map((from, i): [number, number, number] => {
    const to = edges[i + 1] ?? Math.max(longest + 1, 365 * day);
    return [from, to, before(to) - before(from)];
  });
  const first = bins.findIndex(([, , count]) => count > 0);
  const last = bins.findLastIndex(([, , count]) => count > 0);
  return first < 0 ? [] : bins.slice(first, last + 1);
}

/** At most 60 points: the start, the end, and steps evenly spaced in the share still open. */
function pointsOf(sample: Sample): [number, number, number, number, number][] {
  const curve = curveOf(sample);
  const { steps, t, s, atRisk, beyond } = curve;
  const grid = (share: number) => Math.ceil(share * (points - 4));
  const shown: [number, number, number, number, number][] = [];
  for (let i = 0; i < steps; i++) {
    const fine = steps <= points - 2 || i === steps - 1;
    if (!fine && grid(s[i] ?? 0) >= grid(i > 0 ? (s[i - 1] ?? 0) : 1)) continue;
    const { low, high } = bandAt(curve, i);
    shown.push([t[i] ?? 0, rounded(s[i] ?? 0), rounded(low), rounded(high), atRisk[i] ?? 0]);
  }
  const end = shown.at(-1);
  const tail = end && beyond > end[0] ? [[beyond, end[1], end[2], end[3], 0] as typeof end] : [];
  return end ? [[0, 1, 1, 1, atRisk[0] ?? 0], ...shown, ...tail] : [];
}
