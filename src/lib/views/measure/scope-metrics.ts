import type { MetricResult, MetricsFile } from '#lib/model/metrics.ts';
import type { Audience } from '#lib/model/portal.ts';

/** What an executive decides by. The other metrics steer the watch, and are misread without it. */
const executive: readonly string[] = ['incidents', 'time-to-contain', 'time-to-resolve'];

/** Whether a metric of the catalogue is one this audience gets. */
export function mayMeasure({ metrics }: Audience, metric: string): boolean {
  return metrics === 'all' || (metrics === 'executive' && executive.includes(metric));
}

/**
 * The numbers an audience may read: all, none, or for executives a few metrics overall. Then no rule, team or
 * source is named, no single case is listed, and nothing says which files were exported.
 */
export function scopeMetrics(audience: Audience, file: MetricsFile | undefined): MetricsFile | undefined {
  if (!file || audience.metrics === 'none') return undefined;
  if (audience.metrics === 'all') return file;
  const results = file.results
    .filter(({ metric, slice }) => mayMeasure(audience, metric) && Object.keys(slice).length === 0)
    .map(withoutCases);
  const sources = file.sources.map(({ sample }, index) => ({
    id: `export ${index + 1}`,
    format: 'export',
    files: [],
    ...(sample && { sample }),
  }));
  return { ...file, sources, results };
}

function withoutCases({
  cases: _cases,
  proxy: _proxy,
  missing: _missing,
  ...result
}: MetricResult): MetricResult {
  return result;
}
