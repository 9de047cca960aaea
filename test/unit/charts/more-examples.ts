/** The curves of open cases, the flow from alert to incident, and control charts, in every state that could break one. */
import type { Frame } from '#lib/charts/frame.ts';
import { funnel } from '#lib/charts/funnel.ts';
import type { Step } from '#lib/charts/survival-steps.ts';
import { survival } from '#lib/charts/survival.ts';
import { trend } from '#lib/charts/trend.ts';

type Draw = (frame: Frame) => string;

/** Every character that ends markup somewhere, a script, a control and a direction override. */
export const hostile = `"><script>alert('1')</script>&amp;\u0000\u202eevil </text> ${'very '.repeat(30)}long`;

const [minute, hour, day] = [60, 3600, 86_400];

/** Steps of cases that end at `ends`, without open ones; bounds are a plain width around. */
function steps(ends: readonly number[], open: readonly number[] = []): Step[] {
  const all = [...ends.map((time) => ({ time, end: true })), ...open.map((time) => ({ time, end: false }))];
  const sorted = all.toSorted((a, b) => a.time - b.time);
  let share = 1;
  const made: Step[] = [[0, 1, 1, 1, all.length]];
  sorted.forEach(({ time, end }, index) => {
    if (!end) return;
    const atRisk = all.length - index;
    share *= 1 - 1 / atRisk;
    const wide = 1.6 * Math.sqrt((share * (1 - share)) / all.length);
    made.push([time, share, Math.max(0, share - wide), Math.min(1, share + wide), atRisk]);
  });
  const last = sorted.at(-1);
  if (last && !last.end) made.push([last.time, share, made.at(-1)?.[2] ?? 0, made.at(-1)?.[3] ?? 1, 1]);
  return made;
}

const contained = [
  1.9, 2.9, 2.9, 3, 3.9, 4.5, 4.9, 5.3, 5.9, 6, 6.9, 7, 7.6, 8.3, 8.9, 10, 11, 13, 14, 16, 19, 23, 27, 34, 40,
  45, 49, 71, 74, 90, 106, 176, 290,
];

export const survivalStates: Record<string, Draw> = {
  empty: (frame) => survival({ label: 'Time to contain', steps: [] }, frame),
  few: (frame) =>
    survival(
      {
        label: 'Seven incidents, two still open',
        steps: steps([hour, 5 * hour, 6 * hour, 2 * day, 9 * day], [3 * hour, 20 * day]),
        median: { value: 6 * hour, low: null, high: null },
        target: { value: 8 * hour },
      },
      frame,
    ),
  many: (frame) =>
    survival(
      {
        label: 'Half of the incidents are contained within 12 hours',
        steps: steps(
          contained.map((value) => value * hour),
          [20 * hour, 60 * hour, 61 * hour, 400 * hour],
        ),
        median: { value: 13 * hour, low: 7 * hour, high: 27 * hour },
        target: { value: 8 * hour },
        axis: 'from detected to contained, logarithmic',
      },
      frame,
    ),
  skewed: (frame) =>
    survival(
      {
        label: 'Most end at once, one waits for a year',
        steps: [
          [0, 1, 1, 1, 400],
          [0, 0.4, 0.35, 0.45, 400],
          [2, 0.2, 0.16, 0.24, 160],
          [40 * minute, 0.0025, 0.0004, 0.02, 80],
          [360 * day, 0.0025, 0.0004, 0.02, 0],
        ],
        median: { value: 0, low: 0, high: 1 },
        axis: 'from escalated to acknowledged, logarithmic',
      },
      frame,
    ),
  'median-not-reached': (frame) =>
    survival(
      {
        label: 'More than half are still open after 12 days',
        steps: steps([day, 3 * day, 5 * day], [2 * day, 6 * day, 8 * day, 9 * day, 11 * day, 12 * day]),
        target: { value: 3 * day, word: 'Target' },
      },
      frame,
    ),
  'missing-month': (frame) =>
    survival({ label: 'Time to contain', steps: [], missing: 'No incident began in this month.' }, frame),
  hostile: (frame) =>
    survival(
      {
        label: hostile,
        steps: steps([hour, 2 * hour]),
        target: { value: hour, word: hostile },
        axis: hostile,
      },
      frame,
    ),
};

const flow = [
  { label: 'Alerts', count: 1371, note: 'all that were raised' },
  { label: 'Triaged', count: 1255, note: '92% of alerts' },
  { label: 'Escalated by the provider', count: 42, note: '3% of triaged' },
  { label: 'Incidents', count: 44, note: '17 were found another way' },
];

export const funnelStates: Record<string, Draw> = {
  empty: (frame) => funnel({ label: 'From alert to incident', stages: [] }, frame),
  few: (frame) =>
    funnel(
      {
        label: 'Seven alerts',
        stages: [
          { label: 'Alerts', count: 7 },
          { label: 'Triaged', count: 6, note: '6 of 7' },
          { label: 'Escalated', count: 0, note: '0 of 6' },
        ],
      },
      frame,
    ),
  many: (frame) => funnel({ label: 'Most alerts end at triage', stages: flow }, frame),
  skewed: (frame) =>
    funnel(
      {
        label: 'One in a million',
        stages: [
          { label: 'Alerts', count: 1_204_331 },
          ...flow.slice(1).map((row) => ({ ...row, count: 1 })),
        ],
      },
      frame,
    ),
  'missing-stage': (frame) =>
    funnel(
      {
        label: 'Nobody counts escalations',
        stages: flow.map((row, index) =>
          index === 2
            ? { label: row.label, count: null, note: 'not in our exports: a team of the provider' }
            : row,
        ),
      },
      frame,
    ),
  hostile: (frame) =>
    funnel(
      {
        label: hostile,
        stages: [
          { label: hostile, count: 5, note: hostile },
          { label: hostile, count: null, note: hostile },
        ],
      },
      frame,
    ),
};

const weekly = [66, 71, 58, 62, 80, 77, 61, 49, 70, 66, 73, 111, 104, 69, 58, 61, 77, 80, 64, 60, 31];
const week = (index: number) => `2026-W${String(20 + index).padStart(2, '0')}`;
const weeks = weekly.map((value, index) => ({ period: week(index), value }));
const last = weeks.length - 1;

export const controlStates: Record<string, Draw> = {
  empty: (frame) =>
    trend({ label: 'Alerts by week', unit: 'count', points: [], missing: 'No week is complete yet.' }, frame),
  few: (frame) =>
    trend({ label: 'Five weeks: no limits yet', unit: 'count', points: weeks.slice(0, 5) }, frame),
  many: (frame) =>
    trend(
      {
        label: 'XmR: two weeks lie outside what chance explains',
        unit: 'count',
        points: weeks.slice(0, last),
        expected: [{ from: week(0), to: week(last - 1), center: 69, low: 38, high: 100 }],
      },
      frame,
    ),
  'u-chart': (frame) =>
    trend(
      {
        label: 'u chart: the last week is not over, so its limits are wider and lower',
        unit: 'count',
        points: weeks,
        expected: [
          { from: week(0), to: week(last - 1), center: 69, low: 44, high: 94 },
          { from: week(last), to: week(last), center: 30, low: 13, high: 46 },
        ],
      },
      frame,
    ),
  skewed: (frame) =>
    trend(
      {
        label: 'One week of 4,000',
        unit: 'count',
        points: weeks.map((point, index) => (index === 9 ? { ...point, value: 4000 } : point)),
        expected: [{ from: week(0), to: week(last), center: 69, low: 38, high: 100 }],
      },
      frame,
    ),
  'missing-month': (frame) =>
    trend(
      {
        label: 'Four weeks without an export',
        unit: 'count',
        points: weeks.filter((_, index) => index < 5 || index > 8),
        expected: [
          { from: week(0), to: week(11), center: 69, low: 38, high: 100 },
          { from: week(12), to: week(last), center: 62, low: 30, high: 94 },
        ],
        marks: [{ period: week(12), text: '10 Aug: rule tuned, limits recalculated' }],
      },
      frame,
    ),
};
