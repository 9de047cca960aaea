import type { Chart } from '#lib/charts/chart.ts';
import { formatDate, type Unit } from '#lib/charts/format.ts';
import { metricNamed } from '#lib/metrics/catalogue/catalogue.ts';
import type { LinkView } from '#lib/views/related.ts';
import type { Site } from '#lib/views/site.ts';

/** A cell of a table: text, a value in the unit of its column, or null for what is not known. */
export type Cell = string | number | null;

/** The same numbers as a chart, unrounded: a page formats them, a download does not. */
export interface FigureTable {
  /** Without a unit, a column holds text. */
  columns: { title: string; unit?: Unit }[];
  rows: Cell[][];
}

/** A figure in words: its finding, what it measures, where it comes from, and the same as a table. */
export interface FigureView {
  /** Names its download; the same id is the same figure on every page. */
  id: string;
  /** A sentence that its intervals allow. */
  title: string;
  sub: string;
  source: string;
  chart: Chart;
  table: FigureTable;
  /** The address of the table as CSV. */
  csv: string;
  /** The definitions of what is counted. */
  definitions: LinkView[];
}

/** What one figure says, beside what all figures of a build share. */
export interface FigureParts extends Pick<FigureView, 'title' | 'sub' | 'chart' | 'table'> {
  /** Stands after the source: what is left out, what to be careful about. */
  note?: string;
}

/** A figure with its source, its download and the definitions of its metrics. */
export function figureOf(site: Site, id: string, metrics: readonly string[], parts: FigureParts): FigureView {
  const { note, ...shown } = parts;
  return {
    ...{ id, ...shown },
    source: [sourceWords(site), note].filter(Boolean).join(' '),
    csv: `${site.base}${csvPath(id)}`,
    definitions: metrics.map((metric) => definitionOf(site, metric)),
  };
}

/** Where the table of a figure lies below the base. */
export function csvPath(id: string): string {
  return `measure/csv/${id}.csv`;
}

/** The link to how a metric is counted. */
export function definitionOf(site: Site, metric: string): LinkView {
  return { title: metricNamed(metric)?.title ?? metric, href: site.href(`metric/${metric}`) };
}

/** "Source: mssp, service-desk, as of 23 Nov 2026." No source is named to those who get a summary. */
export function sourceWords(site: Site): string {
  const { metrics, audience } = site;
  if (!metrics) return 'Source: the pages of this portal.';
  const from = audience.metrics === 'all' ? metrics.sources.map(({ id }) => id).join(', ') : 'our exports';
  return `Source: ${from}, as of ${formatDate(metrics.as_of.slice(0, 10))}.`;
}
