import type { SourceLedger } from '#lib/exports/ledger.ts';
import type { MetricClock } from '#lib/model/metrics.ts';
import type { MetricDefinition } from './catalogue/definition.ts';
import type { Context } from './options.ts';
import { kindsOf } from './sources.ts';

/**
 * Why no source can answer on a clock: the fields, keys or files to add, each named as its writer finds it. Empty when some
 * source can.
 */
export function missingFor(
  metric: MetricDefinition,
  clock: MetricClock | undefined,
  context: Context,
): string[] {
  const { watch, targets, feedback, sources } = context;
  const { within, outside, per, provider } = metric;
  if (metric.table === 'feedback') return feedback ? [] : ['content/exports/mssp-feedback.csv'];
  const missing: string[] = [];
  const business = outside === true || clock === 'B' || (!per && clock === 'S');
  if (business && !watch.hours) missing.push('business_hours in content/portal.yaml');
  if (clock === 'S' && watch.teams.length === 0) missing.push('teams in content/portal.yaml');
  if (typeof within === 'object' && targets?.[within.target] === undefined)
    missing.push(`metric_targets: ${within.target}, in content/portal.yaml`);
  if (provider && !watch.teams.some((team) => team.provider))
    missing.push('teams: one with the id mssp, in content/portal.yaml');
  return [...missing, ...lacking(metric, sources)];
}

/** The fields that the source which comes nearest does not have. */
function lacking(metric: MetricDefinition, sources: readonly SourceLedger[]): string[] {
  const kinds = kindsOf(metric);
  const [nearest] = sources
    .filter(({ kind }) => kinds.includes(kind))
    .map((source) => metric.needs.filter((name) => source.fields[name]?.availability === 'not-in-source'))
    .toSorted((a, b) => a.length - b.length);
  return nearest ? [...nearest] : kinds.map((kind) => `a source of ${kind} in content/exports/sources.yaml`);
}
