import { describe, expect, it } from 'vitest';
import { computeMetrics } from '#lib/metrics/compute.ts';
import { mostRules, withinRules } from '#lib/metrics/rules.ts';
import type { MetricResult, MetricsFile } from '#lib/model/metrics.ts';
import { databaseWith, source, type Row } from './database.ts';

const inputs = { asOf: '2026-09-30T22:00:00Z', timezone: 'Europe/Amsterdam' };

async function compute(
  alerts: Row[],
  options: Partial<Parameters<typeof computeMetrics>[0]> = {},
): Promise<MetricsFile> {
  const sources = [source('edr', 'alerts'), source('desk', 'incidents')];
  return computeMetrics({ connection: await databaseWith({ alerts }), sources, ...inputs, ...options });
}

function of({ results }: MetricsFile, metric: string): MetricResult[] {
  return results.filter((result) => result.metric === metric);
}

/** `n` alerts of a rule, one each so many hours from a day on. */
function alerts(rule: string, from: string, n: number, everyHours: number): Row[] {
  return Array.from({ length: n }, (_, i) => ({
    ...{ id: `${rule}-${from}-${i}`, source: 'edr', rule },
    created_at: new Date(Date.parse(from) + i * everyHours * 3_600_000)
      .toISOString()
      .slice(0, 19)
      .replace('T', ' '),
  }));
}

describe('silent use cases', () => {
  const rules = [
    { rule: 'heard', useCase: 'a', expectedPerWeek: 7 },
    { rule: 'long ago', useCase: 'b', expectedPerWeek: 0.5 },
    { rule: 'heard', useCase: 'c' },
    { rule: 'never', useCase: 'c' },
    { rule: 'never', useCase: 'd' },
  ];
  const seen = [...alerts('heard', '2026-09-20', 1, 1), ...alerts('long ago', '2026-07-02', 2, 1)];

  it('are those of which no rule spoke, with what they expected and when they last did', async () => {
    const [silent] = of(await compute(seen, { rules }), 'silent-rules');
    expect(silent).toMatchObject({ status: 'ok', n: 4, k: 2, period: '2026-Q3' });
    expect(silent?.items).toEqual([{ id: 'b', last: '2026-07-02', expected: 6.4286 }, { id: 'd' }]);
    expect(silent?.interval).toBeUndefined();
  });

  it('hear a test too, and are not listed without use cases', async () => {
    const drill = alerts('never', '2026-09-01', 1, 1).map((row) => ({ ...row, test: true }));
    const [silent] = of(await compute([...seen, ...drill], { rules }), 'silent-rules');
    expect(silent?.items?.map(({ id }) => id)).toEqual(['b']);
    expect(of(await compute(seen), 'silent-rules')).toEqual([]);
  });
});

describe('a tuning', () => {
  const rules = [{ rule: 'loud', useCase: 'a', tunedOn: '2026-08-05' }];
  const before = alerts('loud', '2026-06-10T12:00Z', 56, 24);

  it('is compared as a rate, without the day itself', async () => {
    const on = alerts('loud', '2026-08-05T06:00Z', 9, 1);
    const after = alerts('loud', '2026-08-06T12:00Z', 8, 168);
    const [effect] = of(await compute([...before, ...on, ...after], { rules }), 'tuning-effect');
    expect(effect).toMatchObject({ slice: { rule: 'loud' }, n: 8, status: 'ok', change: 'changed' });
    expect(effect?.phases?.before).toMatchObject({ n: 56, rate: expect.closeTo(7.06, 1) as number });
    expect(effect?.phases?.after).toMatchObject({ n: 8, weeks: expect.closeTo(7.99, 1) as number });
    expect(effect?.phases?.high).toBeLessThan(0.35);
  });

  it('with too little after it is not judged', async () => {
    const late = [{ rule: 'loud', useCase: 'a', tunedOn: '2026-09-14' }];
    const [effect] = of(await compute(before, { rules: late }), 'tuning-effect');
    expect(effect).toMatchObject({ n: 0, status: 'few', change: 'too-few' });
  });
});

describe('limits of weeks', () => {
  const steady = alerts('r', '2026-01-05', 38 * 7, 24);
  const weeks = (file: MetricsFile) =>
    of(file, 'alert-volume').filter(
      ({ period, slice }) => period.includes('W') && Object.keys(slice).length === 0,
    );

  it('come from the first 24 whole weeks, and later weeks do not move them', async () => {
    const flood = alerts('r', '2026-08-03', 400, 0.25);
    const limits = weeks(await compute([...steady, ...flood])).flatMap(({ limits: one }) => one ?? []);
    // Three days of the last week had passed.
    expect(Math.round(limits.pop()?.center ?? 0)).toBe(3);
    expect(new Set(limits.map(({ center }) => Math.round(center)))).toEqual(new Set([7]));
    expect(limits.at(-1)).toMatchObject({ method: 'u', from: '2026-W03', points: 24 });
  });

  it('start anew at a named change, once twelve weeks have passed', async () => {
    const double = alerts('s', '2026-06-01', 17 * 7, 24);
    const changes = [{ metric: 'alert-volume', on: '2026-06-01' }];
    const file = weeks(await compute([...steady, ...double], { changes }));
    const at = (period: string) => file.find((result) => result.period === period)?.limits;
    expect(at('2026-W20')).toMatchObject({ from: '2026-W03', points: 20 });
    expect(at('2026-W36')).toMatchObject({ from: '2026-W23', points: 17 });
    expect(Math.round(at('2026-W30')?.center ?? 0)).toBe(14);
    const other = await compute([...steady, ...double], {
      changes: [{ metric: 'incidents', on: '2026-06-01' }],
    });
    expect(weeks(other).at(-1)?.limits?.from).toBe('2026-W03');
  });

  it('are not drawn from eleven weeks', async () => {
    const file = await compute(alerts('r', '2026-07-13', 78, 24));
    expect(weeks(file).flatMap(({ limits }) => limits ?? [])).toEqual([]);
  });
});

describe('what is missing', () => {
  it('is named as its writer finds it', async () => {
    const file = await compute(alerts('r', '2026-09-01', 3, 1));
    const missing = Object.fromEntries(
      file.results.flatMap(({ metric, missing }) => (missing ? [[metric, missing]] : [])),
    );
    expect(missing).toMatchObject({
      'off-hours-share': ['business_hours in content/portal.yaml'],
      'contained-in-target': ['metric_targets: time-to-contain, in content/portal.yaml'],
      'verdict-agreement': ['content/exports/mssp-feedback.csv'],
    });
    expect(missing['mssp-escalation-rate']).toEqual(['teams: one with the id mssp, in content/portal.yaml']);
    const lacking = { event_at: { availability: 'not-in-source' as const, nulls: 3 } };
    const without = await compute([], { sources: [source('edr', 'alerts', lacking)] });
    expect(of(without, 'detection-lag')[0]).toMatchObject({
      status: 'not-in-source',
      missing: ['event_at'],
      n: 0,
    });
    expect(of(without, 'dwell')[0]?.missing).toEqual([
      'a source of incidents in content/exports/sources.yaml',
    ]);
  });

  it('is the clock of a team that portal.yaml does not name', async () => {
    const rows = alerts('r', '2026-09-01', 3, 1).map((row) => ({ ...row, team: 'strangers', level: 'high' }));
    const watch = {
      hours: { timezone: 'UTC', days: ['mon'] as const, from: '08:00', to: '18:00', holidays: [] },
      teams: [{ id: 'we', hours: '24x7' as const, provider: false, agreed: [] }],
    };
    const [triage] = of(await compute(rows, { watch }), 'time-to-triage');
    expect(triage).toMatchObject({ status: 'not-in-source', n: 0, left_out: { no_hours: 3 } });
  });
});

describe('verdicts judged again', () => {
  it('agree or not, with the level that the export gives the alert, and not where no export holds it', async () => {
    const rows = alerts('r', '2026-09-01', 1, 1).map((row) => ({ ...row, id: 'A', level: 'high' }));
    const row = (alert: string, provider: 'true-positive' | 'false-positive') => ({
      ...{ line: 2, date: '2026-09-30', alert, provider, own: 'true-positive' as const },
    });
    const feedback = {
      rows: [
        row('A', 'true-positive'),
        row('unknown', 'false-positive'),
        { ...row('A', 'true-positive'), date: '2026-10-05' },
      ],
      source: { id: 'mssp-feedback', format: 'mssp-feedback', files: [] },
    };
    const file = await compute(rows, { feedback });
    const quarter = of(file, 'verdict-agreement').filter(({ period }) => period === '2026-Q3');
    expect(quarter.find(({ slice }) => Object.keys(slice).length === 0)).toMatchObject({
      n: 1,
      k: 1,
      status: 'few',
      left_out: { no_alert: 1 },
    });
    expect(quarter.find(({ slice }) => slice.level === 'high')).toMatchObject({ n: 1, k: 1 });
    expect(file.sources.map(({ id }) => id)).toContain('mssp-feedback');
  });
});

describe('slices by rule', () => {
  it('keep the loudest and those of live use cases, and say how many there are', () => {
    const cell = (n: number) => ({
      ...{ outcomes: new Map([['counted', n]]), zeroed: 0, proxies: new Set<string>() },
      sample: { seconds: [], finished: [], open: [] },
    });
    const cells = new Map(
      Array.from({ length: 150 }, (_, i) => [
        JSON.stringify({ rule: `r${i}` }),
        new Map([[0, cell(1000 - i)]]),
      ]),
    );
    const { kept, rules } = withinRules(cells, ['rule'], { rules: [{ rule: 'r149', useCase: 'a' }] });
    expect(rules).toEqual({ shown: mostRules + 1, of: 150 });
    expect([kept.has('{"rule":"r99"}'), kept.has('{"rule":"r100"}'), kept.has('{"rule":"r149"}')]).toEqual([
      true,
      false,
      true,
    ]);
    expect(withinRules(cells, ['level'], {}).rules).toBeUndefined();
  });
});
