import { periodLabel } from '#lib/charts/period.ts';
import type { MetricResult } from '#lib/model/metrics.ts';
import type { Snapshot } from '#lib/model/snapshot.ts';
import { overall } from '#lib/reports/five.ts';
import { comparable } from '#lib/reports/comparable.ts';
import { plainName } from '#lib/reports/plain.ts';
import { daysOf, periodInWords } from '#lib/reports/span.ts';
import { valueOf } from '#lib/reports/value.ts';
import { periodForms } from '#lib/views/measure/measured.ts';
import type { Site } from '#lib/views/site.ts';

/** A report in the archive. */
export interface ReportRow {
  period: string;
  finding: string;
  href: string;
  live: boolean;
}

/** A number over several reports, oldest first. */
export interface ComparedRow {
  title: string;
  /** One for each column. `apart` where its definition was another one than in the column before. */
  cells: { value: string; apart: boolean }[];
}

/** Reports of one length side by side. */
export interface Comparison {
  id: string;
  title: string;
  columns: string[];
  rows: ComparedRow[];
}

export interface ArchiveView {
  /** The newest first. */
  reports: ReportRow[];
  comparisons: Comparison[];
}

/** Columns that fit on a sheet. */
const most = 6;

const lengths = [
  { id: 'quarters', title: 'Quarter by quarter', form: periodForms.quarter },
  { id: 'months', title: 'Month by month', form: periodForms.month },
  { id: 'years', title: 'Year by year', form: periodForms.year },
];

/** All reports of this reader, and their numbers side by side. */
export function archiveView(site: Site): ArchiveView {
  const entries = site.content.entries.report.toSorted((a, b) => (endOf(a.id) < endOf(b.id) ? 1 : -1));
  const snapshots = [...(site.content.snapshots ?? new Map<string, Snapshot>()).values()];
  return {
    reports: entries.map(({ id, data }) => ({
      ...{ period: periodInWords(data.period), href: site.href(`report/${id}`) ?? '' },
      ...{ finding: data.headline?.[0] ?? data.title, live: data.status === 'active' },
    })),
    comparisons: lengths.flatMap(({ id, title, form }) => {
      const found = snapshots
        .filter(({ period }) => form.test(period))
        .toSorted((a, b) => (a.period < b.period ? -1 : 1))
        .slice(-most);
      return found.length < 2 ? [] : [{ id, title, ...comparisonOf(found) }];
    }),
  };
}

function comparisonOf(snapshots: readonly Snapshot[]): Omit<Comparison, 'id' | 'title'> {
  const metrics = new Set(snapshots.flatMap(({ definitions }) => definitions.map(({ metric }) => metric)));
  const rows = [...metrics].map((metric) => ({
    title: plainName(metric),
    cells: snapshots.map((snapshot, index) => {
      const result: MetricResult | undefined = overall(snapshot, metric);
      const earlier = snapshots[index - 1];
      return {
        value: result ? valueOf(result) : '–',
        apart: earlier !== undefined && result !== undefined && !comparable(earlier, snapshot, metric),
      };
    }),
  }));
  return {
    columns: snapshots.map(({ period }) => periodLabel(period)),
    rows: rows.filter(({ cells }) => cells.some(({ value }) => value !== '–')),
  };
}

function endOf(period: string): string {
  return `${daysOf(period).last} ${period}`;
}
