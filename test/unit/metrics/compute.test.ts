import { describe, expect, it } from 'vitest';
import type { MetricResult, MetricsFile } from '#lib/model/metrics.ts';
import { computeMetrics } from '#lib/metrics/compute.ts';
import { databaseWith, source, type Row } from './database.ts';

const inputs = { asOf: '2026-09-30T22:00:00Z', timezone: 'Europe/Amsterdam' };

function incident(id: number, row: Row): Row {
  return { id: `i${id}`, source: 'desk', created_at: '2026-08-10 08:00:00', ...row };
}

async function compute(
  rows: { alerts?: Row[]; incidents?: Row[] },
  options: Partial<Parameters<typeof computeMetrics>[0]> = {},
): Promise<MetricsFile> {
  const sources = [source('desk', 'incidents'), source('edr', 'alerts')];
  return computeMetrics({ connection: await databaseWith(rows), sources, ...inputs, ...options });
}

function find(
  { results }: MetricsFile,
  metric: string,
  period: string,
  slice = {},
): MetricResult | undefined {
  return results.find(
    (result) =>
      result.metric === metric &&
      result.period === period &&
      JSON.stringify(result.slice) === JSON.stringify(slice),
  );
}

/** Twelve incidents of August: eight resolved after 1 to 8 hours, four open for 51 days and 14 hours. */
const twelve = Array.from({ length: 12 }, (_, i) =>
  incident(
    i,
    i < 8
      ? {
          detected_at: '2026-08-10 08:00:00',
          resolved_at: `2026-08-10 ${String(9 + i).padStart(2, '0')}:00:00`,
        }
      : {},
  ),
);

describe('a duration', () => {
  it('counts open cases in the median, and says what the finished ones alone would give', async () => {
    const result = find(await compute({ incidents: twelve }), 'time-to-resolve', '2026-Q3');
    // S falls by 1/12 an hour: 6/12 after the sixth. It never reaches 1/10.
    expect(result).toMatchObject({
      status: 'ok',
      clock: 'W',
      unit: 'seconds',
      n: 12,
      open: 4,
      median: 6 * 3600,
    });
    expect(result?.p90).toBeUndefined();
    expect(result?.finished).toEqual({ n: 8, median: 4.5 * 3600 });
    expect(result?.proxy).toEqual(['created_at']);
    expect(result?.curve?.[0]).toEqual([0, 1, 1, 1, 12]);
    expect(result?.bins?.map(([, , count]) => count)).toEqual([1, 2, 4, 1]);
  });

  it('is null with the longest follow-up when one half is never reached', async () => {
    const open = Array.from({ length: 9 }, (_, i) => incident(20 + i, {}));
    const result = find(await compute({ incidents: [...twelve, ...open] }), 'time-to-resolve', '2026');
    const followed = (Date.parse(inputs.asOf) - Date.parse('2026-08-10T08:00:00Z')) / 1000;
    expect(result).toMatchObject({ n: 21, open: 13, median: null, p90: null, beyond: followed });
  });

  it('lists the cases below five and gives a median without interval below ten', async () => {
    const file = await compute({ incidents: twelve.slice(0, 4) });
    const few = await compute({ incidents: twelve.slice(0, 7) });
    const four = find(file, 'time-to-resolve', '2026-08');
    expect(four).toMatchObject({ status: 'too-few', n: 4, cases: [3600, 7200, 10_800, 14_400] });
    expect(four?.median).toBeUndefined();
    const seven = find(few, 'time-to-resolve', '2026-08');
    expect(seven).toMatchObject({ status: 'few', n: 7, median: 4 * 3600 });
    expect(seven?.interval).toBeUndefined();
  });

  it('leaves out tests, missing ends and negatives, and takes a small skew as 0', async () => {
    const file = await compute({
      incidents: [
        incident(1, { test: true, resolved_at: '2026-08-10 09:00:00' }),
        incident(2, { closed_at: '2026-08-11 08:00:00' }),
        incident(3, { resolved_at: '2026-08-10 07:58:59' }),
        incident(4, { resolved_at: '2026-08-10 07:59:00' }),
        incident(5, { resolved_at: '2026-08-10 08:00:01' }),
      ],
    });
    expect(find(file, 'time-to-resolve', '2026-08')).toMatchObject({
      ...{ n: 2, open: 0, cases: [0, 1], zeroed: 1 },
      left_out: { test: 1, negative: 1, missing_end: 1 },
    });
  });

  it('does not see what happened after as_of', async () => {
    const late = incident(1, { resolved_at: '2026-10-01 00:00:00', closed_at: '2026-10-02 00:00:00' });
    const file = await compute({ incidents: [late] });
    expect(find(file, 'time-to-resolve', '2026-08')).toMatchObject({ n: 1, open: 1 });
    expect(find(file, 'time-to-close', '2026-08')).toMatchObject({ n: 1, open: 1 });
  });

  it('says how many met the target, and does not judge those still inside it', async () => {
    const fresh = incident(30, { created_at: '2026-09-30 21:00:00' });
    const file = await compute(
      { incidents: [...twelve, fresh] },
      { targets: { 'time-to-resolve': 2 * 3600 } },
    );
    expect(find(file, 'time-to-resolve', '2026-Q3')?.at_target).toMatchObject({ target: 7200, n: 12, k: 2 });
  });

  it('begins when detected, else reported, else created', async () => {
    const stamps = { reported_at: '2026-08-10 06:00:00', resolved_at: '2026-08-10 09:00:00' };
    const file = await compute({
      incidents: [incident(1, stamps), incident(2, { ...stamps, detected_at: '2026-08-10 05:00:00' })],
    });
    expect(find(file, 'time-to-resolve', '2026-08')).toMatchObject({
      ...{ cases: [3 * 3600, 4 * 3600], proxy: ['reported_at'] },
    });
  });

  it('to the first human touch forgets automation and counts closed without acknowledgement', async () => {
    const alert = (id: string, row: Row) => ({
      id,
      source: 'edr',
      created_at: '2026-09-01 10:00:00',
      ...row,
    });
    const file = await compute({
      alerts: [
        alert('a', { acknowledged_at: '2026-09-01 10:05:00' }),
        alert('b', { acknowledged_at: '2026-09-01 10:00:10', automated: true }),
        alert('c', { closed_at: '2026-09-01 11:00:00' }),
        alert('d', { duplicate_of: 'a', acknowledged_at: '2026-09-01 10:06:00' }),
        alert('e', {}),
      ],
    });
    expect(find(file, 'time-to-acknowledge', '2026-Q3')).toMatchObject({
      ...{ n: 2, open: 1, cases: [300] },
      left_out: { automated: 1, missing_end: 1, merged: 1 },
    });
  });
});

describe('a proportion', () => {
  const verdicts = [...Array.from({ length: 9 }, () => 'true-positive'), 'benign-positive', 'false-positive'];
  const closed = verdicts.map((disposition, i) => ({
    ...{ id: `a${i}`, source: 'edr', rule: i < 6 ? 'mail' : 'login', disposition },
    ...{ created_at: '2026-07-06 10:00:00', closed_at: '2026-07-06 12:00:00' },
  }));

  it('counts true positives among those decided, by rule too', async () => {
    const undecided = { ...closed[0], id: 'u', disposition: 'undetermined' } as Row;
    const file = await compute({ alerts: [...closed, undecided] });
    expect(find(file, 'rule-precision', '2026-Q3')).toMatchObject({
      ...{ n: 11, k: 9, share: 0.8182, left_out: { undecided: 1 } },
      interval: { low: 0.523, high: 0.9486, level: 0.95, method: 'wilson' },
    });
    const login = find(file, 'rule-precision', '2026-Q3', { rule: 'login' });
    expect(login).toMatchObject({ status: 'few', n: 5, k: 3 });
    expect(login?.share).toBeUndefined();
    expect(find(file, 'rule-precision', '2026-07', { rule: 'login' })).toBeUndefined();
  });

  it('of alerts closed without a verdict takes undetermined as a verdict', async () => {
    const alerts = [...closed, { ...closed[0], id: 'n', disposition: '' }].map((row): Row => ({ ...row }));
    delete alerts[11]?.['disposition'];
    expect(find(await compute({ alerts }), 'closed-without-verdict', '2026-07')).toMatchObject({
      n: 12,
      k: 1,
    });
  });
});

describe('a count', () => {
  it('splits incidents by severity and category together, in the zone of the report', async () => {
    const kinds = { severity: 'SEV1', category: 'fraud' };
    const file = await compute({
      incidents: [
        incident(1, { ...kinds, created_at: '2026-06-30 21:59:59' }),
        incident(2, { ...kinds, created_at: '2026-06-30 22:00:00' }),
        incident(3, { ...kinds, severity: 'SEV3', created_at: '2026-07-01 22:00:00' }),
      ],
    });
    expect(find(file, 'incidents', '2026-Q2', kinds)).toMatchObject({ n: 1 });
    expect(find(file, 'incidents', '2026-Q3', kinds)).toMatchObject({
      n: 1,
      previous: { period: '2026-Q2', n: 1 },
    });
    expect(find(file, 'incidents', '2026-Q3')).toMatchObject({ n: 2, change: 'too-few' });
    expect(find(file, 'incidents', '2026-08')).toMatchObject({ n: 0, status: 'none' });
    expect(find(file, 'incidents', '2026-W27')).toMatchObject({ n: 3 });
  });

  it('has no period that only begins at as_of', async () => {
    const file = await compute({ incidents: twelve });
    expect(file.results.filter(({ period }) => period === '2026-10' || period === '2026-Q4')).toEqual([]);
  });
});

describe('a comparison', () => {
  const alerts = (month: string, n: number, minutes: number): Row[] =>
    Array.from({ length: n }, (_, i) => ({
      ...{ id: `${month}-${i}`, source: 'edr', created_at: `2026-${month}-05 10:00:00` },
      acknowledged_at: `2026-${month}-05 ${10 + Math.floor((minutes + i) / 60)}:${String((minutes + i) % 60).padStart(2, '0')}:00`,
    }));

  it('says better only with 20 cases on both sides and a clear difference', async () => {
    const change = async (before: Row[], now: Row[]) =>
      find(await compute({ alerts: [...before, ...now] }), 'time-to-acknowledge', '2026-08')?.change;
    expect(await change(alerts('07', 25, 60), alerts('08', 25, 5))).toBe('better');
    expect(await change(alerts('07', 25, 5), alerts('08', 25, 60))).toBe('worse');
    expect(await change(alerts('07', 25, 20), alerts('08', 25, 21))).toBe('no-clear-change');
    expect(await change(alerts('07', 19, 60), alerts('08', 25, 5))).toBe('too-few');
  });

  it('calls a count changed, neither better nor worse', async () => {
    const file = await compute({ alerts: [...alerts('07', 30, 1), ...alerts('08', 90, 1)] });
    expect(find(file, 'alert-volume', '2026-08')).toMatchObject({ n: 90, change: 'changed' });
  });
});

describe('the file', () => {
  it('says not in source, and does not count such rows as open', async () => {
    const absent = { contained_at: { availability: 'not-in-source' as const, nulls: 12 } };
    const sources = [source('desk', 'incidents', absent)];
    const file = await compute({ incidents: twelve }, { sources });
    const result = find(file, 'time-to-contain', '2026-Q3');
    expect(result).toMatchObject({ status: 'not-in-source', n: 0, left_out: { not_in_source: 12 } });
    expect(find(file, 'rule-precision', '2026-Q3')).toMatchObject({ status: 'not-in-source', n: 0 });
  });

  it('marks the last fourteen days as provisional', async () => {
    const file = await compute({ incidents: twelve });
    expect(find(file, 'incidents', '2026-W37')?.provisional).toBeUndefined();
    expect(find(file, 'incidents', '2026-W38')?.provisional).toBe(true);
  });

  it('is the same, byte for byte, whatever the order of the rows', async () => {
    const there = JSON.stringify(await compute({ incidents: twelve }));
    expect(JSON.stringify(await compute({ incidents: twelve.toReversed() }))).toBe(there);
  });

  it('is sorted, in the order of the schema', async () => {
    const { results } = await compute({ incidents: twelve });
    const places = results.map(({ metric, slice }) => metric + JSON.stringify(slice));
    expect(places).toEqual(places.toSorted());
    expect(
      Object.keys(find({ results } as MetricsFile, 'time-to-resolve', '2026-Q3') ?? {}).slice(0, 6),
    ).toEqual(['metric', 'definition', 'period', 'slice', 'status', 'proxy']);
  });

  it('can be narrowed to one period and what lies in it, with the period before still compared', async () => {
    const early = incident(40, { created_at: '2026-05-01 00:00:00' });
    const file = await compute({ incidents: [...twelve, early] }, { period: '2026-Q3' });
    expect(new Set(file.results.map(({ period }) => period.replace(/W\d\d/, 'W')))).toEqual(
      new Set(['2026-W', '2026-07', '2026-08', '2026-09', '2026-Q3']),
    );
    expect(find(file, 'incidents', '2026-Q3')?.previous).toEqual({ period: '2026-Q2', n: 1 });
    await expect(compute({ incidents: twelve }, { period: '2019-Q1' })).rejects.toThrow(/no data in 2019-Q1/);
  });

  it('is empty without rows', async () => {
    const { results } = await compute({});
    expect(results.filter(({ n }) => n > 0)).toEqual([]);
  });
});
