import type { MetricsSource } from '#lib/model/metrics.ts';
import type { Kind } from '#lib/exports/canonical.ts';
import { feedbackSource } from '#lib/exports/feedback.ts';
import type { SourceLedger } from '#lib/exports/ledger.ts';
import type { MetricDefinition } from './catalogue/definition.ts';
import type { SourceAbility } from './prepare.ts';

/** A source as metrics.json shows it. */
export function publicSource(source: SourceLedger): MetricsSource {
  const { id, format, kind, exported_at, files, fields, negative, skew, auto_close, capped } = source;
  return {
    id,
    format,
    kind,
    ...(exported_at === undefined ? {} : { exported_at }),
    ...(source.sample ? { sample: true as const } : {}),
    files,
    fields: Object.fromEntries(Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1))),
    negative,
    skew,
    ...(auto_close
      ? {
          auto_close: {
            median: Math.round(auto_close.median),
            share: Math.round(auto_close.share * 10_000) / 10_000,
            n: auto_close.n,
          },
        }
      : {}),
    ...(capped === undefined ? {} : { capped }),
  };
}

/** The kinds of source whose rows a metric counts. */
export function kindsOf({ table }: MetricDefinition): Kind[] {
  if (table === 'both') return ['alerts', 'incidents'];
  return table === 'alert' ? ['alerts'] : table === 'incident' ? ['incidents'] : [];
}

/** What each source of the metric's table can say about it. */
export function abilitiesFor(metric: MetricDefinition, sources: readonly SourceLedger[]): SourceAbility[] {
  if (metric.table === 'feedback') return [{ source: feedbackSource, able: true, skew: 0 }];
  const kinds = kindsOf(metric);
  return sources
    .filter(({ kind }) => kinds.includes(kind))
    .map((source) => {
      const needed = metric.needs.flatMap((name) => source.fields[name] ?? []);
      const proxy = needed.find((field) => field.availability === 'proxy')?.proxy;
      return {
        source: source.id,
        able: needed.every((field) => field.availability !== 'not-in-source'),
        skew: source.skew_tolerance,
        ...(proxy === undefined ? {} : { proxy }),
      };
    });
}
