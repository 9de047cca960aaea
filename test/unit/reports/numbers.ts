import type { MetricResult, MetricsFile } from '#lib/model/metrics.ts';

/** A share of a metric over a period, against the one before. */
export function share(
  metric: string,
  period: string,
  k: number,
  more: Partial<MetricResult> = {},
): MetricResult {
  return {
    ...{ metric, definition: 1, period, slice: {}, status: 'ok', unit: 'share', n: 100, k, share: k / 100 },
    interval: { low: k / 100 - 0.05, high: k / 100 + 0.05, level: 0.95, method: 'wilson' },
    ...more,
  };
}

export function count(
  metric: string,
  period: string,
  n: number,
  more: Partial<MetricResult> = {},
): MetricResult {
  return { metric, definition: 1, period, slice: {}, status: 'ok', unit: 'count', n, ...more };
}

/** The numbers of a year that began badly. */
export function numbers(results: MetricResult[] = everything): MetricsFile {
  return {
    ...{ schema: 1, as_of: '2026-10-16T06:00:00Z', timezone: 'UTC', results },
    sources: [
      {
        ...{ id: 'zebra-source', format: 'csv' },
        files: [
          {
            path: 'zebra/path.csv',
            sha256: 'a'.repeat(64),
            rows: { read: 12, accepted: 12, quarantined: 0, merged: 0 },
          },
        ],
      },
    ],
  };
}

const everything: MetricResult[] = [
  count('incidents', '2026-Q3', 44, { change: 'changed', previous: { period: '2026-Q2', n: 23 } }),
  count('incidents', '2026-Q3', 3, { slice: { severity: 'SEV1' } }),
  count('incidents', '2026-Q3', 9, { slice: { team: 'zebra-team' } }),
  count('alert-volume', '2026-Q3', 9, { slice: { rule: 'Zebra rule' } }),
  share('mssp-in-target', '2026-Q3', 52, {
    change: 'worse',
    previous: { period: '2026-Q2', n: 90, k: 58, share: 0.64 },
    proxy: ['zebra_column'],
  }),
  share('rule-precision', '2026-Q3', 12, { change: 'no-clear-change' }),
  share('mssp-in-target', '2026-08', 50),
  share('mssp-in-target', '2026-W33', 50),
  share('mssp-in-target', '2025-11', 50),
];
