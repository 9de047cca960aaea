/** Every chart in every state that has broken a chart before. The pictures are in test/charts/. */
import { bars } from '#lib/charts/bars.ts';
import type { Bin } from '#lib/charts/bins.ts';
import { narrowWidth, pageWidth, wideWidth, type Frame } from '#lib/charts/frame.ts';
import { histogram } from '#lib/charts/histogram.ts';
import { intervalDots } from '#lib/charts/interval-dots.ts';
import { sparkline } from '#lib/charts/sparkline.ts';
import { tally } from '#lib/charts/tally.ts';
import { threatGrid } from '#lib/charts/threat-grid.ts';
import { smallTrend, trend } from '#lib/charts/trend.ts';
import type { TrendPoint } from '#lib/charts/trend-data.ts';
import { controlStates, funnelStates, hostile, survivalStates } from './more-examples.ts';
import { treeStates } from './tree-examples.ts';

const minute = 60;
const hour = 3600;

export { hostile };

const quarterHours = (counts: readonly number[], open: boolean): Bin[] =>
  counts.map((count, index): Bin => [
    index * 15 * minute,
    open && index === counts.length - 1 ? null : (index + 1) * 15 * minute,
    count,
  ]);

const usual = [150, 333, 249, 171, 103, 61, 43, 25, 19, 13, 5, 4, 22];

/** Months from November 2025. A skipped index is a month without data. */
const months = (values: readonly number[], spread: number, skip: readonly number[] = []): TrendPoint[] =>
  values.flatMap((value, index) => {
    const month = ((index + 10) % 12) + 1;
    const period = `${index < 2 ? 2025 : 2026}-${String(month).padStart(2, '0')}`;
    return skip.includes(index)
      ? []
      : [{ period, value, low: Math.max(0, value - spread), high: value + spread }];
  });

const decided = [58, 60, 54, 57, 48, 58, 48, 39, 34, 31, 24, 26].map((value) => value * minute);
const weekly = [
  114, 105, 117, 109, 112, 100, 118, 107, 104, 112, 167, 159, 106, 91, 92, 87, 90, 88, 85, 88, 86, 89, 84, 88,
  88,
];
const week = (index: number) => `2026-W${String(23 + index).padStart(2, '0')}`;

const alerts = [12, 14, 11, 13, 15, 5, 4, 6, 3, 4, 5, 3, 4];
const truePositives = [2, 1, 2, 1, 2, 1, 2, 2, 1, 1, 2, 1, 2];
const alertBars = alerts.map((count, index) => ({
  period: `2026-W${35 + index}`,
  count,
  part: truePositives[index] ?? 0,
}));
const words = { whole: 'All alerts', part: 'True positive' };

const rule = (label: string, k: number, n: number, low: number, high: number) => ({
  label,
  sub: `${k} of ${n}`,
  value: k / n,
  low,
  high,
  n,
});
const rules = [
  rule('Impossible travel', 22, 214, 0.07, 0.15),
  rule('USB mass copy', 3, 121, 0.01, 0.07),
  rule('Mass file rename', 20, 99, 0.13, 0.29),
  rule('Password spray', 64, 143, 0.37, 0.53),
  rule('Mailbox rule hides mail', 15, 86, 0.11, 0.27),
  rule('New admin role granted', 31, 58, 0.41, 0.66),
  rule('Consent to an unknown app', 9, 17, 0.31, 0.74),
  { ...rule('Shadow copies deleted', 2, 4, 0.15, 0.85), text: 'too few to judge' },
];

const stage = (label: string, sub: string, value: number, low: number, high: number, target: number) => ({
  label,
  sub,
  value: value * minute,
  low: low * minute,
  high: high * minute,
  target: target * minute,
  breach: value > target,
});
const stages = [
  stage('Acknowledge', 'Provider, n = 1,198', 11, 11, 12, 15),
  stage('Decide, SEV1 and SEV2', 'Provider, n = 38', 22, 17, 29, 30),
  stage('First action by day', 'Us, n = 67', 38, 31, 46, 45),
  stage('First action at night', 'Us, n = 29', 84, 66, 101, 60),
];

const names = [
  'Ransomware in production',
  'Supplier e-mail compromise',
  'Remote access to OT by vendors',
  'Microsoft 365 account takeover',
  'Exposed server exploited',
  'Theft of drawings by a competitor',
  'Insider copies drawings',
  'Lost admin credentials',
  'Sabotage by wiper',
  'Cloud misconfiguration',
];
const scores = [
  [5, 5],
  [5, 4],
  [4, 5],
  [5, 3],
  [3, 4],
  [2, 5],
  [2, 4],
  [2, 4],
  [1, 5],
  [3, 2],
] as const;
const threats = names.map((name, index) => {
  const [likelihood, impact] = scores[index] ?? [1, 1];
  return { rank: index + 1, name, likelihood, impact };
});
const likelihood = {
  name: 'Chance of at least one case in 12 months',
  steps: ['Rare', 'Unlikely', 'Possible', 'Likely', 'Almost certain'],
} as const;
const impact = { name: 'Impact', steps: ['Minor', 'Limited', 'Serious', 'Severe', 'Existential'] } as const;

type Draw = (frame: Frame) => string;
const sizes: Record<string, Frame> = {
  wide: { width: wideWidth, show: 'wid' },
  narrow: { width: narrowWidth, show: 'nar' },
};
const one = (width: number): Record<string, Frame> => ({ only: { width } });

/** chart → state → drawing. */
const charts: Record<string, { frames: Record<string, Frame>; states: Record<string, Draw> }> = {
  'decision-tree': { frames: sizes, states: treeStates(hostile) },
  histogram: {
    frames: { ...sizes, page: { width: pageWidth, show: 'page' } },
    states: {
      empty: (frame) => histogram({ label: 'Time to decide', bins: [] }, frame),
      few: (frame) =>
        histogram(
          {
            label: 'Time to contain, 7 incidents',
            bins: [
              [0, hour, 1],
              [hour, 4 * hour, 3],
              [8 * hour, 24 * hour, 2],
              [24 * hour, 72 * hour, 1],
            ],
            median: { value: 3 * hour, low: 0.75 * hour, high: null },
            target: { value: 8 * hour },
          },
          frame,
        ),
      many: (frame) =>
        histogram(
          {
            label: 'Histogram of triage time, median 37 minutes, 63 alerts later than 120 minutes',
            bins: quarterHours(usual, true),
            median: { value: 37 * minute, low: 35 * minute, high: 39 * minute },
            target: { value: 120 * minute },
            axis: 'minutes from alert to decision',
          },
          frame,
        ),
      skewed: (frame) =>
        histogram(
          {
            label: 'Nearly all in the first bin, one after 30 days',
            bins: [
              [0, minute, 120_400],
              [minute, 5 * minute, 800],
              [5 * minute, 15 * minute, 12],
              [15 * minute, hour, 0],
              [hour, 8 * hour, 3],
              [8 * hour, 72 * hour, 1],
              [72 * hour, null, 1],
            ],
            median: { value: 20, low: 19, high: 21 },
            target: { value: 10 * minute, later: 9, word: 'Agreed with the provider' },
            axis: 'from alert to decision',
          },
          frame,
        ),
      'target-before-median': (frame) =>
        histogram(
          {
            label: 'Most are late',
            bins: quarterHours([4, 9, 25, 61, 80, 92, 70, 44, 20, 9], false),
            median: { value: 78 * minute, low: 74 * minute, high: 83 * minute },
            target: { value: 60 * minute },
          },
          frame,
        ),
      'forty-bins': (frame) =>
        histogram(
          {
            label: 'Forty bins',
            bins: quarterHours(
              Array.from({ length: 40 }, (_, index) => Math.round(900 * Math.exp(-(((index - 9) / 9) ** 2)))),
              true,
            ),
            median: { value: 160 * minute, low: 150 * minute, high: 170 * minute },
          },
          frame,
        ),
    },
  },
  trend: {
    frames: { ...sizes, page: { width: pageWidth, show: 'page' } },
    states: {
      empty: (frame) => trend({ label: 'Decisions', unit: 'seconds', points: [] }, frame),
      few: (frame) =>
        trend(
          {
            label: 'Two months',
            unit: 'seconds',
            points: [
              { period: '2026-09', value: null, cases: [2 * hour, 5 * hour, 9 * hour] },
              { period: '2026-10', value: 4 * hour, low: hour, high: 11 * hour, n: 6 },
            ],
            target: { value: 8 * hour },
          },
          frame,
        ),
      one: (frame) =>
        trend(
          { label: 'One month', unit: 'count', points: [{ period: '2026-10', value: 7, low: 3, high: 14 }] },
          frame,
        ),
      many: (frame) =>
        trend(
          {
            label: 'Two weeks in August were unusual, everything else is noise',
            unit: 'count',
            points: weekly.map((value, index) => ({ period: week(index), value })),
            expected: [
              { from: week(0), to: week(11), center: 110, low: 89, high: 131 },
              { from: week(13), to: week(24), center: 88, low: 81, high: 95 },
            ],
            marks: [
              { period: week(10), text: '10 Aug: new mailbox rule switched on without a test week' },
              { period: week(12), text: '24 Aug: rule tuned, limits recalculated' },
            ],
          },
          frame,
        ),
      skewed: (frame) =>
        trend(
          {
            label: 'One month of 40 days',
            unit: 'seconds',
            points: months(
              [1, 2, 1, 3, 960, 2, 1, 2, 1, 1, 2, 1].map((value) => value * hour),
              hour,
            ),
            target: { value: 8 * hour },
          },
          frame,
        ),
      'missing-month': (frame) =>
        trend(
          {
            label: 'Median time to decide, one month without data',
            unit: 'seconds',
            points: months(decided, 6 * minute, [3, 7, 8]).map((point, index) =>
              index === 2 ? { ...point, n: 7 } : point,
            ),
            target: { value: 45 * minute },
          },
          frame,
        ),
    },
  },
  'small-trend': {
    frames: one(narrowWidth),
    states: {
      empty: (frame) => smallTrend({ label: 'Precision', unit: 'share', points: [] }, frame),
      few: (frame) =>
        smallTrend(
          {
            label: 'Few cases',
            unit: 'seconds',
            points: months([58, 44, 61], 30).map((point) => ({
              ...point,
              value: (point.value ?? 0) * minute,
              low: (point.low ?? 0) * minute,
              high: (point.high ?? 0) * minute,
              n: 6,
            })),
          },
          frame,
        ),
      many: (frame) =>
        smallTrend(
          {
            label: 'Faster',
            unit: 'seconds',
            points: months(decided, 6 * minute),
            target: { value: 60 * minute },
          },
          frame,
        ),
      share: (frame) =>
        smallTrend(
          {
            label: 'More alerts meet the agreed time',
            unit: 'share',
            from: 0.6,
            points: months([0.81, 0.82, 0.8, 0.83, 0.86, 0.84, 0.87, 0.89, 0.93, 0.94, 0.94, 0.94], 0.04),
            target: { value: 0.9 },
          },
          frame,
        ),
      skewed: (frame) =>
        smallTrend(
          {
            label: 'A loud rule',
            unit: 'count',
            points: months([402, 430, 380, 440, 470, 12_480, 510, 500, 505, 560, 400, 398], 0),
          },
          frame,
        ),
      'missing-month': (frame) =>
        smallTrend(
          {
            label: 'Gap',
            unit: 'count',
            points: months([34, 36, 42, 33, 45, 39, 49, 43, 35, 33, 29, 34], 11, [5]),
          },
          frame,
        ),
    },
  },
  'interval-dots': {
    frames: { ...sizes, page: { width: pageWidth, show: 'page' } },
    states: {
      empty: (frame) => intervalDots({ label: 'Precision by rule', unit: 'share', rows: [] }, frame),
      few: (frame) =>
        intervalDots(
          {
            label: 'Precision before and after the exclusion',
            unit: 'share',
            rows: [
              {
                label: 'Before exclusion',
                value: 8 / 65,
                low: 0.06,
                high: 0.22,
                n: 65,
                text: '8 of 65, 6 to 22%',
                note: '',
              },
              {
                label: 'After exclusion',
                value: 12 / 34,
                low: 0.21,
                high: 0.52,
                n: 34,
                text: '12 of 34, 21 to 52%',
                note: '',
              },
            ],
          },
          frame,
        ),
      many: (frame) => intervalDots({ label: 'Precision by rule', unit: 'share', rows: rules }, frame),
      agreed: (frame) =>
        intervalDots({ label: 'Median against agreed time', unit: 'seconds', rows: stages }, frame),
      skewed: (frame) =>
        intervalDots(
          {
            label: 'Unbounded and very long intervals',
            unit: 'seconds',
            rows: [
              ...stages,
              {
                label: 'Recover',
                sub: 'Us, n = 5',
                value: 70 * minute,
                low: 20 * minute,
                high: 900 * hour,
                n: 5,
              },
              {
                label: 'Eradicate',
                sub: 'Us, n = 6',
                value: 55 * minute,
                low: 30 * minute,
                high: null,
                n: 6,
                target: 45 * minute,
                breach: true,
              },
            ],
          },
          frame,
        ),
      'missing-month': (frame) =>
        intervalDots(
          {
            label: 'Months, one without incidents and one with three',
            unit: 'seconds',
            rows: [
              { label: 'Aug 2026', sub: 'n = 12', value: 4 * hour, low: 2 * hour, high: 7 * hour, n: 12 },
              { label: 'Sep 2026', sub: 'n = 0', value: null },
              { label: 'Oct 2026', sub: 'n = 3', value: null, cases: [hour, 3 * hour, 9 * hour] },
            ],
          },
          frame,
        ),
      hostile: (frame) =>
        intervalDots(
          {
            label: hostile,
            unit: 'share',
            rows: [
              { label: hostile, sub: hostile, value: 0.5, low: 0.2, high: 0.8, text: hostile, note: hostile },
            ],
          },
          frame,
        ),
    },
  },
  bars: {
    frames: sizes,
    states: {
      empty: (frame) => bars({ label: 'Weekly alerts', bars: [] }, frame),
      few: (frame) =>
        bars(
          {
            label: 'Three weeks',
            bars: [
              { period: '2026-W40', count: 1 },
              { period: '2026-W41', count: 0 },
              { period: '2026-W42', count: 2 },
            ],
          },
          frame,
        ),
      many: (frame) =>
        bars(
          {
            label: 'The exclusion cut alerts by two thirds',
            bars: alertBars,
            words,
            marks: [{ period: '2026-W40', text: '28 Sep: backup agent excluded' }],
          },
          frame,
        ),
      'two-years': (frame) =>
        bars(
          {
            label: 'Two years of weeks',
            bars: Array.from({ length: 104 }, (_, index) => ({
              period: `${2025 + Math.floor(index / 52)}-W${String((index % 52) + 1).padStart(2, '0')}`,
              count: 40 + ((index * 37) % 29),
            })),
          },
          frame,
        ),
      skewed: (frame) =>
        bars(
          {
            label: 'One loud week',
            bars: alertBars.map((bar, index) => (index === 4 ? { ...bar, count: 48_210 } : bar)),
            words,
          },
          frame,
        ),
      'missing-month': (frame) =>
        bars(
          {
            label: 'Four weeks without an export, and one more',
            bars: alertBars.filter((_, index) => ![3, 4, 5, 6, 9].includes(index)),
            words,
            marks: [
              { period: '2026-W38', text: '14 Sep: export stopped' },
              { period: '2026-W42', text: '12 Oct: export repaired' },
            ],
          },
          frame,
        ),
      hostile: (frame) =>
        bars(
          {
            label: hostile,
            bars: alertBars,
            words: { whole: hostile, part: hostile },
            marks: [{ period: '2026-W46', text: hostile }],
          },
          frame,
        ),
    },
  },
  survival: { frames: { ...sizes, page: { width: pageWidth, show: 'page' } }, states: survivalStates },
  funnel: { frames: sizes, states: funnelStates },
  control: { frames: sizes, states: controlStates },
  sparkline: {
    frames: one(132),
    states: {
      empty: (frame) => sparkline({ label: 'Time to decide', points: [] }, frame),
      few: (frame) => sparkline({ label: 'One value', points: [{ value: 3 }] }, frame),
      many: (frame) =>
        sparkline(
          {
            label: 'Falling slowly',
            points: decided.map((value) => ({ value, low: value - 400, high: value + 400 })),
          },
          frame,
        ),
      skewed: (frame) =>
        sparkline(
          { label: 'One spike', points: [1, 1, 2, 1, 4000, 1, 1].map((value) => ({ value })) },
          frame,
        ),
      'missing-month': (frame) =>
        sparkline({ label: 'A gap', points: [5, 6, null, 4, null, 5, 6].map((value) => ({ value })) }, frame),
      flat: (frame) => sparkline({ label: 'Flat', points: [4, 4, 4].map((value) => ({ value })) }, frame),
    },
  },
  tally: {
    frames: one(144),
    states: {
      empty: () => tally({ label: 'validated', k: 0, n: 0 }),
      few: () => tally({ label: 'reviewed on time', k: 10, n: 12 }),
      many: () => tally({ label: 'validated in 90 days', k: 19, n: 31 }),
      skewed: () => tally({ label: 'pages in date', k: 1180, n: 1204 }),
      none: () => tally({ label: 'validated', k: 0, n: 5 }),
    },
  },
  'threat-grid': {
    frames: { ...sizes, page: { width: pageWidth, show: 'page' } },
    states: {
      empty: (frame) => threatGrid({ label: 'Threats', threats: [] }, frame),
      few: (frame) => threatGrid({ label: 'Two threats', threats: threats.slice(0, 2) }, frame),
      many: (frame) => threatGrid({ label: 'Ten threats', threats, likelihood, impact }, frame),
      skewed: (frame) =>
        threatGrid(
          {
            label: 'All in one cell',
            threats: [...threats, ...threats].map((threat, index) => ({
              ...threat,
              rank: index + 1,
              likelihood: index < 15 ? 3 : 5,
              impact: index < 15 ? 3 : 5,
            })),
            likelihood,
            impact,
          },
          frame,
        ),
      hostile: (frame) =>
        threatGrid(
          {
            label: hostile,
            threats: [{ rank: 1, name: hostile, likelihood: 5, impact: 5 }],
            likelihood: { name: hostile.slice(0, 40), steps: [hostile, hostile, hostile, hostile, hostile] },
          },
          frame,
        ),
    },
  },
};

export interface Example {
  readonly chart: string;
  readonly state: string;
  readonly size: string;
  /** Path below test/charts/. */
  readonly file: string;
  readonly svg: string;
}

export const examples: readonly Example[] = Object.entries(charts).flatMap(([chart, { frames, states }]) =>
  Object.entries(states).flatMap(([state, draw]) =>
    Object.entries(frames)
      // Wide pages differ from columns in room only: one state shows it.
      .filter(([size]) => size !== 'page' || state === 'many' || state === 'agreed')
      .map(([size, frame]) => ({
        chart,
        state,
        size,
        file: `${chart}/${state}${size === 'only' ? '' : `-${size}`}.svg`,
        svg: draw(frame),
      })),
  ),
);
