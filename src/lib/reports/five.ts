import type { MetricResult } from '#lib/model/metrics.ts';
import type { ReportKind, Snapshot } from '#lib/model/snapshot.ts';

/** What each kind of report shows, most wanted first; the first five that can be told are shown. */
const wanted: Readonly<Record<ReportKind, readonly string[]>> = {
  executive: [
    'incidents',
    'time-to-contain',
    'mssp-in-target',
    'acknowledged-in-target',
    'rule-precision',
    'validated-coverage',
    'preparation-readiness',
    'exercise-recency',
  ],
  monthly: [
    'alert-volume',
    'time-to-triage',
    'acknowledged-in-target',
    'rule-precision',
    'incidents',
    'time-to-contain',
    'review-freshness',
  ],
  'first-90-days': [
    'validated-coverage',
    'preparation-readiness',
    'review-freshness',
    'exercise-recency',
    'incidents',
    'alert-volume',
  ],
};

/** Of two that say the same of different people, one is enough. */
const twins: Readonly<Record<string, string>> = { 'acknowledged-in-target': 'mssp-in-target' };

/** The headline numbers of a report: up to five overall results of its period, in the order of its kind. */
export function figuresOf(snapshot: Snapshot): MetricResult[] {
  const found: MetricResult[] = [];
  for (const metric of wanted[snapshot.kind]) {
    const result = overall(snapshot, metric);
    const twin = twins[metric];
    if (result && !found.some((row) => row.metric === twin)) found.push(result);
  }
  return found.slice(0, 5);
}

/** The overall result of a metric in the period, if it says anything. */
export function overall(snapshot: Snapshot, metric: string): MetricResult | undefined {
  return snapshot.results.find(
    (row) =>
      row.metric === metric &&
      row.period === snapshot.period &&
      Object.keys(row.slice).length === 0 &&
      row.status !== 'not-in-source' &&
      row.status !== 'none',
  );
}
