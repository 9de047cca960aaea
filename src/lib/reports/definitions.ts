import { metricNamed } from '#lib/metrics/catalogue/catalogue.ts';
import type { MetricResult } from '#lib/model/metrics.ts';
import type { Snapshot } from '#lib/model/snapshot.ts';

/** The definition behind each number, as it stood: an auditor reads it years later without this repository. */
export function definitionsOf(results: readonly MetricResult[]): Snapshot['definitions'] {
  const versions = new Map(results.map(({ metric, definition }) => [metric, definition]));
  return [...versions].map(([metric, version]) => {
    const known = metricNamed(metric);
    const span = known?.from && known.to ? ` From ${known.from} to ${known.to}.` : '';
    return {
      ...{ metric, version, title: known?.title ?? metric },
      counts: `${known?.population ?? 'Not defined any more'}.${span}`,
      ...(known?.pitfalls[0] ? { pitfall: known.pitfalls[0] } : {}),
    };
  });
}
