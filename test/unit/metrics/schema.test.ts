import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { metricsText } from '#lib/metrics/deliver.ts';
import { metricResult, metricsFile } from '#lib/model/metrics.ts';

const rows = { read: 5998, accepted: 890, quarantined: 3, merged: 5105 };
const result = {
  ...{ metric: 'time-to-contain', definition: 1, period: '2026-Q3', slice: { severity: 'SEV1' } },
  ...{ status: 'ok', clock: 'W', unit: 'seconds', n: 31, open: 2, median: 14_400, p90: 70_200 },
  interval: { low: 9000, high: 21_600, level: 0.95, method: 'kaplan-meier' },
  left_out: { test: 1, negative: 0, missing_start: 2, missing_end: 0, merged: 4 },
  finished: { n: 29, median: 13_800, mean: 30_120, p90: 66_000 },
  at_target: { target: 28_800, n: 31, k: 22, share: 0.71, low: 0.53, high: 0.84 },
  ...{ previous: { period: '2026-Q2', n: 28, median: 16_200 }, change: 'no-clear-change' },
};
const file = {
  ...{ schema: 1, as_of: '2026-09-30T22:00:00Z', timezone: 'Europe/Amsterdam' },
  sources: [{ id: 's', format: 'csv', files: [{ path: 'a.csv', sha256: 'a'.repeat(64), rows }] }],
  results: [result],
};

describe('the schema of metrics.json', () => {
  it('takes a whole result and keeps it as it is', () => {
    expect(metricsFile.parse(file)).toEqual(file);
  });

  it('refuses a ledger that does not add up', () => {
    const broken = structuredClone(file);
    broken.sources[0]!.files[0]!.rows.merged = 5104;
    expect(metricsFile.safeParse(broken).error?.issues[0]?.message).toMatch(
      /accepted \+ quarantined \+ merged/,
    );
  });

  it('refuses unknown keys, slices and statuses', () => {
    for (const wrong of [
      { surprise: 1 },
      { slice: { analyst: 'x' } },
      { status: 'good' },
      { period: '2026-Q5' },
    ])
      expect(metricResult.safeParse({ ...result, ...wrong }).success).toBe(false);
  });

  it('takes months, quarters, years and ISO weeks, and no 13th month or 54th week', () => {
    const takes = (period: string) => metricResult.safeParse({ ...result, period }).success;
    expect(['2026-09', '2026-Q3', '2026', '2026-W53'].map(takes)).toEqual([true, true, true, true]);
    expect(['2026-13', '2026-W54', '2026-W00', '26', '2026-9'].map(takes)).toEqual(Array(5).fill(false));
  });

  it('keeps a quantile that was never reached as null with the longest follow-up', () => {
    expect(metricResult.parse({ ...result, median: null, beyond: 99 })).toMatchObject({
      median: null,
      beyond: 99,
    });
  });
});

describe('content/metrics/metrics.json', () => {
  it('is as the schema wants it, with keys in its order', () => {
    const text = readFileSync('content/metrics/metrics.json', 'utf8');
    expect(metricsText(metricsFile.parse(JSON.parse(text)))).toBe(text);
  });
});
