import { catalogue, contentCatalogue } from '#lib/metrics/catalogue/catalogue.ts';
import type { MetricDefinition } from '#lib/metrics/catalogue/definition.ts';
import type { MetricsFile } from '#lib/model/metrics.ts';
import type { Audience } from '#lib/model/portal.ts';
import { mayMeasure } from './scope-metrics.ts';

/** The chapters of the measured: what we see, how we sort it, how we answer it, and what we are ready for. */
export const chapters = [
  {
    id: 'detection',
    title: 'Detection',
    about: 'How loud and how right the rules are, and which are silent.',
  },
  {
    id: 'triage',
    title: 'Triage',
    about: 'How long an alert waits, who decides it, and what of it goes on.',
  },
  { id: 'response', title: 'Response', about: 'Incidents: how many, how long until contained and resolved.' },
  {
    id: 'preparedness',
    title: 'Preparedness',
    about: 'What is ready, practised and in date, and the load of the watch.',
  },
] as const;

export type ChapterId = (typeof chapters)[number]['id'];

/** Measured of how we prepare for incidents, not of how they went. */
const prepared = new Set(['preparation-readiness', 'exercise-recency', 'reviews-done', 'actions-overdue']);

/** The chapter a metric belongs to: that of its process, or preparedness. */
export function chapterOf({ id, process }: MetricDefinition): ChapterId {
  if (prepared.has(id)) return 'preparedness';
  if (process === 'respond') return 'response';
  if (process === 'triage') return 'triage';
  return process === 'measure' ? 'preparedness' : 'detection';
}

interface Reader {
  audience: Audience;
  metrics: MetricsFile | undefined;
}

/** The metrics of a chapter this reader gets, in the order of the catalogue. */
export function metricsOf({ audience, metrics }: Reader, chapter: ChapterId): MetricDefinition[] {
  // Those of the pages are counted over the pages this reader has, so only for those who have all kinds.
  const definitions = [
    ...(metrics ? catalogue : []),
    ...(audience.collections === 'all' && audience.metrics === 'all' ? contentCatalogue : []),
  ];
  return definitions.filter((metric) => chapterOf(metric) === chapter && mayMeasure(audience, metric.id));
}
