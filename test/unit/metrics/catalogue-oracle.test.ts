import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { computeMetrics } from '#lib/metrics/compute.ts';
import { metricNamed } from '#lib/metrics/catalogue/catalogue.ts';
import type { MetricResult, MetricsFile } from '#lib/model/metrics.ts';
import { databaseWith, source, type Row } from './database.ts';
import {
  alertOutcome,
  asOf,
  incidentOutcome,
  localDay,
  naiveMedian,
  targets,
  timezone,
  watch,
  type Judged,
} from './oracle.ts';

const from = Date.parse('2026-03-16T00:00:00Z') / 1000;
const stamp = (seconds: number) => new Date(seconds * 1000).toISOString().slice(0, 19).replace('T', ' ');
/** A stamp some seconds after another, or none: mostly minutes, sometimes days, sometimes a little early. */
const later = fc.option(
  fc.oneof(
    fc.integer({ min: -90, max: 600 }),
    fc.integer({ min: 0, max: 40_000 }),
    fc.integer({ min: 0, max: 900_000 }),
  ),
  { freq: 3, nil: undefined },
);
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { freq: 4, nil: undefined });
const verdict = fc.constantFrom('true-positive', 'benign-positive', 'false-positive', 'undetermined');

const alerts = fc.array(
  fc.record({
    start: fc.integer({ min: 0, max: 22 * 86_400 }),
    ...{ acknowledged: later, closed: later, lag: later },
    team: fc.constantFrom('mssp', 'in-house', 'elsewhere'),
    level: maybe(fc.constantFrom('high', 'low')),
    rule: maybe(fc.constantFrom(...'aaaaaaaaaabcdefghijklmn')),
    asset: maybe(fc.constantFrom('x', 'y')),
    disposition: maybe(verdict),
    automated: maybe(fc.boolean()),
    tested: fc.nat(12).map((n) => n === 0),
  }),
  { minLength: 60, maxLength: 90 },
);

const incidents = fc.array(
  fc.record({
    start: fc.integer({ min: 0, max: 22 * 86_400 }),
    ...{ occurred: later, detected: later, reported: later, acknowledged: later },
    ...{ contained: later, eradicated: later, recovered: later, resolved: later, closed: later },
    team: fc.constantFrom('mssp', 'in-house'),
    detected_by: maybe(fc.constantFrom('own', 'mssp', 'user', 'outsider')),
    disposition: maybe(verdict),
    procedure: maybe(fc.constant('ransomware')),
    ...{ reopened: maybe(fc.boolean()), tested: fc.nat(12).map((n) => n === 0) },
  }),
  { minLength: 40, maxLength: 60 },
);

function rowOf(
  draft: Record<string, unknown>,
  id: string,
  source: string,
  stamps: Record<string, number>,
): Row {
  const start = from + (draft['start'] as number);
  const row: Row = { id, source, created_at: stamp(start) };
  for (const [name, sign] of Object.entries(stamps)) {
    const seconds = draft[name] as number | undefined;
    if (seconds !== undefined) row[`${name === 'lag' ? 'event' : name}_at`] = stamp(start + sign * seconds);
  }
  for (const key of [
    'team',
    'level',
    'rule',
    'asset',
    'disposition',
    'automated',
    'incident_id',
    'detected_by',
    'procedure',
    'reopened',
  ])
    if (draft[key] !== undefined) row[key] = draft[key] as string;
  if (draft['tested'] === true) row['test'] = true;
  return row;
}

const stages = { acknowledged: 1, contained: 1, eradicated: 1, recovered: 1, resolved: 1, closed: 1 };
const exportsOf = fc.record({
  alerts: alerts.map((list) =>
    list.map((draft, i): Row => ({
      ...rowOf(draft, `a${i}`, 'edr', { acknowledged: 1, closed: 1, lag: -1 }),
      ...(i % 23 === 7 ? { duplicate_of: 'a0' } : {}),
    })),
  ),
  incidents: incidents.map((list) =>
    list.map((draft, i) =>
      rowOf(draft, `i${i}`, 'desk', { occurred: -1, detected: 1, reported: 1, ...stages }),
    ),
  ),
});

async function compute(rows: { alerts: Row[]; incidents: Row[] }): Promise<MetricsFile> {
  const sources = [source('desk', 'incidents'), source('edr', 'alerts')];
  return computeMetrics({ connection: await databaseWith(rows), sources, asOf, timezone, targets, watch });
}

function find(
  { results }: MetricsFile,
  id: string,
  period: string,
  clock?: string,
  slice = {},
): MetricResult | undefined {
  return results.find(
    (result) =>
      result.metric === id &&
      result.period === period &&
      (clock === undefined || result.clock === clock) &&
      JSON.stringify(result.slice) === JSON.stringify(slice),
  );
}

const ofAlerts = [
  'time-to-acknowledge',
  'time-to-triage',
  'acknowledged-in-target',
  'mssp-in-target',
  'untriaged',
  'automated-closure',
  'mssp-escalation-rate',
  'off-hours-share',
  'detection-lag',
];
const ofIncidents = [
  'dwell',
  'time-to-eradicate',
  'time-to-recover',
  'contained-in-target',
  'handoff-time',
  'found-by-others',
  'reopened',
  'stage-completeness',
  'procedure-used',
  'escalation-precision',
];

/** Compares one result with the list of what became of each row. */
function agrees(result: MetricResult | undefined, id: string, judged: readonly Judged[]): void {
  const metric = metricNamed(id);
  const count = (outcome: string) => judged.filter((one) => one.outcome === outcome).length;
  const cases = judged.flatMap(({ outcome, seconds }) =>
    seconds !== undefined && (outcome === 'finished' || (outcome === 'open' && metric?.statistic === 'KM'))
      ? [{ seconds, finished: outcome === 'finished' }]
      : [],
  );
  const n = metric?.unit === 'seconds' ? cases.length : count('yes') + count('no');
  expect([id, result?.n ?? 0]).toEqual([id, n]);
  if (metric?.unit === 'share') expect([id, result?.k ?? 0]).toEqual([id, count('yes')]);
  for (const [reason, value] of Object.entries(result?.left_out ?? {}))
    expect([id, reason, value]).toEqual([id, reason, count(reason)]);
  const left = [
    'test',
    'merged',
    'outside',
    'automated',
    'missing_end',
    'missing_start',
    'negative',
    'no_hours',
    'no_target',
    'unknown',
    'immature',
  ];
  for (const reason of left)
    if (result)
      expect([id, reason, result.left_out?.[reason as 'test'] ?? 0]).toEqual([id, reason, count(reason)]);
  if (metric?.unit !== 'seconds' || !result) return;
  if (metric.statistic === 'KM') expect([id, result.open ?? 0]).toEqual([id, count('open')]);
  const finished = cases.flatMap((one) => (one.finished ? [one.seconds] : [])).sort((a, b) => a - b);
  if (n < 10 && finished.length > 0) expect([id, result.cases]).toEqual([id, finished]);
  if (n < 5) return;
  if (metric.statistic === 'KM') expect([id, result.median]).toEqual([id, naiveMedian(cases)]);
  else {
    const middle = (finished.length - 1) / 2;
    const median = ((finished[Math.floor(middle)] ?? 0) + (finished[Math.ceil(middle)] ?? 0)) / 2;
    expect([id, result.median]).toEqual([id, Math.round(median)]);
  }
  if (metric.snapshot) expect(result.oldest).toBe(finished.at(-1));
}

describe('every metric of the exports', () => {
  it('agrees with an account of each row in plain code, on each clock', async () => {
    await fc.assert(
      fc.asyncProperty(exportsOf, async (rows) => {
        const file = await compute(rows);
        for (const id of ofAlerts)
          for (const clock of metricNamed(id)?.clocks ?? [undefined]) {
            const period = metricNamed(id)?.snapshot ? '2026-Q2' : '2026';
            const judge = (list: Row[]) =>
              list.flatMap((row) => alertOutcome(id, clock ?? 'W', row, rows.incidents) ?? []);
            agrees(find(file, id, period, clock), id, judge(rows.alerts));
            const team = find(file, id, period, clock, { team: 'in-house' });
            if (team) agrees(team, id, judge(rows.alerts.filter((row) => row['team'] === 'in-house')));
          }
        for (const id of ofIncidents)
          for (const clock of metricNamed(id)?.clocks ?? [undefined]) {
            const judged = rows.incidents.flatMap((row) => incidentOutcome(id, clock ?? 'W', row) ?? []);
            agrees(find(file, id, '2026', clock), id, judged);
          }
      }),
      { numRuns: 5, endOnFailure: true },
    );
  });

  it('counts repeats, the loudest rules, work and the backlog as a list does', async () => {
    await fc.assert(
      fc.asyncProperty(exportsOf, async (rows) => {
        const file = await compute(rows);
        const happened = (row: Row, name = 'created_at') =>
          Date.parse(`${String(row[name]).replace(' ', 'T')}Z`) <= Date.parse(asOf);
        const real = rows.alerts.filter(
          (row) => row['test'] !== true && row['duplicate_of'] === undefined && happened(row),
        );
        const named = real.filter((row) => row['rule'] !== undefined && row['asset'] !== undefined);
        const days = new Set(
          named.map((row) =>
            [
              row['rule'],
              row['asset'],
              row['team'],
              row['level'],
              localDay(String(row['created_at'])),
            ].join(),
          ),
        );
        expect([
          find(file, 'repeat-share', '2026')?.n ?? 0,
          find(file, 'repeat-share', '2026')?.k ?? 0,
        ]).toEqual([named.length, named.length - days.size]);

        const ruled = real.flatMap((row) => row['rule'] ?? []);
        const loud = [...Map.groupBy(ruled, (rule) => rule).values()]
          .map(({ length }) => length)
          .sort((a, b) => b - a);
        const concentration = find(file, 'rule-concentration', '2026');
        expect([concentration?.n ?? 0, concentration?.k ?? 0]).toEqual([
          ruled.length,
          loud.slice(0, 10).reduce((a, b) => a + b, 0),
        ]);

        const begun = (row: Row) => String(row['detected_at'] ?? row['reported_at'] ?? row['created_at']);
        const known = (row: Row) => row['team'] !== 'elsewhere';
        const pieces = [
          ...real
            .filter((row) => row['automated'] !== true && known(row))
            .map((row) => String(row['created_at'])),
          ...rows.incidents
            .filter((row) => row['test'] !== true && happened({ b: begun(row) }, 'b'))
            .map(begun),
        ];
        expect(find(file, 'workload', '2026')?.n ?? 0).toBe(pieces.length);

        const backlog = (instant: number) =>
          rows.incidents.filter((row) => {
            const [start, stop] = [
              begun(row),
              [row['resolved_at'], row['closed_at']].find((s) => s !== undefined && happened({ s }, 's')),
            ];
            const time = (text: string) => Date.parse(`${text.replace(' ', 'T')}Z`);
            const last = Math.min(instant, Date.parse(asOf) + 1);
            return (
              row['test'] !== true &&
              time(start) < last &&
              !(stop !== undefined && Math.max(time(String(stop)), time(start)) < last)
            );
          }).length;
        const ends = {
          '2026-W12': '2026-03-22T23:00Z',
          '2026-W13': '2026-03-29T22:00Z',
          '2026-W14': '2026-04-05T22:00Z',
          '2026-03': '2026-03-31T22:00Z',
          '2026-Q2': asOf,
        };
        for (const [period, instant] of Object.entries(ends)) {
          const level = find(file, 'open-backlog', period);
          if (level) expect([period, level.n]).toEqual([period, backlog(Date.parse(instant))]);
        }
      }),
      { numRuns: 5, endOnFailure: true },
    );
  });
});
