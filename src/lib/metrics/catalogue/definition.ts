import type { MetricClock, MetricSlice, MetricUnit } from '#lib/model/metrics.ts';
import type { Process } from '#lib/model/vocabulary.ts';

export type SliceKey = keyof MetricSlice;

export interface Reference {
  title: string;
  url: string;
}

/**
 * What a metric is, for pages and for the engine. The rows come from `sql/<id>.sql`; nothing here computes.
 * Pages may import definitions: this folder knows no database.
 */
export interface MetricDefinition {
  id: string;
  /** Raised whenever the same input would give another number, so that old and new are never compared. */
  definition: number;
  title: string;
  /** The question it answers, as its reader would ask it. */
  question: string;
  /** Who acts on it. */
  reader: string;
  process: Process;
  table: 'alert' | 'incident';
  /** Which rows count, in words. */
  population: string;
  /** The stamps of a duration, in words. */
  from?: string;
  to?: string;
  /** Columns without which a source cannot answer. */
  needs: readonly string[];
  clock?: MetricClock;
  /** T: finished durations. KM: durations that may still be open. P: k of n. R: a count. */
  statistic: 'T' | 'KM' | 'P' | 'R';
  unit: MetricUnit;
  better: 'lower' | 'higher' | 'neither';
  /** How the figure misleads, one sentence each. */
  pitfalls: readonly string[];
  references: readonly Reference[];
  /** Combinations of keys it is split by, beside the overall result. */
  slices: readonly (readonly SliceKey[])[];
}

export const firstMetrics: Reference = {
  title: 'FIRST, Metrics for the CSIRT Services Framework 1.0 (2026)',
  url: 'https://www.first.org/global/sigs/metrics/metrics_csirt_services_framework',
};

export const nistResponse: Reference = {
  title: 'NIST SP 800-61 Rev. 3, Incident Response Recommendations (2025)',
  url: 'https://csrc.nist.gov/pubs/sp/800/61/r3/final',
};

export const nistMeasurement: Reference = {
  title: 'NIST SP 800-55 Vol. 1, Measurement Guide for Information Security (2024)',
  url: 'https://csrc.nist.gov/pubs/sp/800/55/v1/final',
};
