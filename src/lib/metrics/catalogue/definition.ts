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
  /** Where its rows lie: exports, our own feedback to the provider, or the pages of the portal. */
  table: 'alert' | 'incident' | 'both' | 'feedback' | 'content';
  /** Which rows count, in words. */
  population: string;
  /** The stamps of a duration, in words. */
  from?: string;
  to?: string;
  /** Columns without which a source cannot answer. */
  needs: readonly string[];
  /** The first is the one to show; each gives results of its own. */
  clocks?: readonly MetricClock[];
  /**
   * T: finished durations. KM: durations that may still be open. P: k of n, a sample. R: a count. X: a level at each end.
   * K: k of all there are, which is no sample and has no interval.
   */
  statistic: 'T' | 'KM' | 'P' | 'R' | 'X' | 'K';
  unit: MetricUnit;
  better: 'lower' | 'higher' | 'neither';
  /** Figures that are not made period by period from the rows: a list, a before and after, a level. */
  kind?: 'list' | 'phases' | 'levels';
  /** Durations become yes and no by an agreed time: of team and level, or a target of portal.yaml. */
  within?: 'acknowledge' | 'decide' | { target: string };
  /** It asks whether rows begin outside business hours. */
  outside?: true;
  /** A count per hour on duty of the team. */
  per?: 'duty-hour';
  /** The share of so many rules with most rows. */
  loudest?: number;
  /** The rows say in `cases` how many they stand for. */
  counted?: true;
  /** The state when the data end, not a series. */
  snapshot?: true;
  /** Counts and levels also by ISO week, for charts. */
  weekly?: true;
  /** Only rows of the provider's teams. */
  provider?: true;
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
