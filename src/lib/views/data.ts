import { formatCount, formatDuration, formatShare } from '#lib/charts/format.ts';
import type { MetricsSource } from '#lib/model/metrics.ts';

/** What became of every row of one source, and what the source cannot tell. */
export interface DataView {
  id: string;
  format: string;
  files: { path: string; read: number; accepted: number; quarantined: number; merged: number }[];
  fields: { name: string; words: string }[];
  notes: string[];
}

/** One source as the data section shows it. */
export function dataView(source: MetricsSource): DataView {
  const timer = source.auto_close;
  return {
    id: source.id,
    format: source.format,
    files: source.files.map(({ path, rows }) => ({ path, ...rows })),
    fields: Object.entries(source.fields ?? {})
      .filter(([, field]) => field.availability !== 'stamped' || field.nulls > 0)
      .map(([name, field]) => ({ name: name.replaceAll('_', ' '), words: fieldWords(field) })),
    notes: [
      ...(source.negative
        ? [`${formatCount(source.negative)} intervals ended before they began and are left out.`]
        : []),
      ...(timer
        ? [
            `Closing is a timer, not work: ${formatShare(timer.share)} of cases close within 1 h of ${formatDuration(timer.median)} after they were resolved (n = ${formatCount(timer.n)}).`,
          ]
        : []),
      ...(source.capped ? [source.capped] : []),
    ],
  };
}

function fieldWords(field: { availability: string; proxy?: string | undefined; nulls: number }): string {
  const empty = field.nulls > 0 ? `, empty in ${formatCount(field.nulls)} rows` : '';
  if (field.availability === 'not-in-source') return 'not in this source';
  if (field.availability === 'proxy') return `stands in: ${field.proxy ?? 'another stamp'}${empty}`;
  return `stamped${empty}`;
}
