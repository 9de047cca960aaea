import type { MetricResult } from '#lib/model/metrics.ts';
import type { Snapshot } from '#lib/model/snapshot.ts';
import { valueOf } from '#lib/reports/value.ts';

/** The incidents of one severity, or all of them. */
export interface IncidentRow {
  severity: string;
  count: string;
  before: string;
  contained: string;
}

/** Fewer than this could be recognised by who was there; an executive reads of them in the text, not in a table. */
const least = 5;

/** Incidents by severity with their typical time to contain; small groups have no time of their own. */
export function incidentRows(snapshot: Snapshot): IncidentRow[] {
  const found = snapshot.results.filter(
    ({ metric, period }) => metric === 'incidents' && period === snapshot.period,
  );
  const rows = found.toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
  return rows.map((row) => ({
    severity: nameOf(row),
    count: String(row.n),
    before: row.previous ? String(row.previous.n) : 'not known',
    contained: contained(snapshot, row),
  }));
}

function contained(snapshot: Snapshot, { slice, n }: MetricResult): string {
  if (n < least) return 'too few to say';
  const result = snapshot.results.find(
    (row) =>
      row.metric === 'time-to-contain' &&
      row.period === snapshot.period &&
      row.slice.severity === slice.severity,
  );
  return result ? valueOf(result) : 'not known';
}

function nameOf({ slice }: MetricResult): string {
  return slice.severity ?? 'All';
}
