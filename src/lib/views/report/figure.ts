import { metricNamed } from '#lib/metrics/catalogue/catalogue.ts';
import type { Snapshot } from '#lib/model/snapshot.ts';
import { plainName } from '#lib/reports/plain.ts';
import type { FigureView } from '#lib/views/measure/figure.ts';
import type { Site } from '#lib/views/site.ts';
import { trendOf } from '#lib/views/measure/trend.ts';

/** A metric month by month up to the end of the report, from its snapshot alone; undefined with too few months. */
export function reportFigure(site: Site, snapshot: Snapshot, metric: string): FigureView | undefined {
  const [figure] = trendOf(frozenSite(site, snapshot), metric);
  if (!figure) return undefined;
  const id = `${snapshot.period.toLowerCase()}-${metric}`;
  return {
    ...figure,
    id,
    title: inPlainWords(figure.title, metric),
    csv: `${site.base}measure/reports/${snapshot.period}/${metric}.csv`,
  };
}

/** "Alerts: 2.3 times higher in Sep 2026 than in Mar 2026": the same finding under the plain name. */
function inPlainWords(title: string, metric: string): string {
  const known = metricNamed(metric)?.title ?? '';
  return title.startsWith(known)
    ? `${plainName(metric)}${title.slice(known.length).replace(/^ is /, ': ')}`
    : title;
}

/** The portal as it measured then. Sources have no names in a snapshot. */
function frozenSite(site: Site, { as_of, timezone, results }: Snapshot): Site {
  return {
    ...site,
    audience: { ...site.audience, metrics: 'executive' },
    metrics: { schema: 1, as_of, timezone, sources: [], results },
  };
}
