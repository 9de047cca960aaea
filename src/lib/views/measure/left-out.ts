import { formatCount } from '#lib/charts/format.ts';
import type { MetricResult } from '#lib/model/metrics.ts';

const reasons: Record<string, string> = {
  test: 'tests',
  negative: 'ended before they began',
  missing_start: 'without a start',
  missing_end: 'closed without the end stamp',
  merged: 'updates and duplicates',
  automated: 'closed by automation alone',
  undecided: 'without a verdict',
  not_in_source: 'from a source without the stamp',
  outside: 'after the data ends',
  unknown: 'without the value that is counted',
  immature: 'younger than 14 days',
  no_hours: 'of a team without hours',
  no_target: 'without an agreed time',
  no_alert: 'about an alert that no export holds',
};

/** "19 rows are left out: 2 tests, 17 without a verdict."; nothing where none is. */
export function leftOutWords({ left_out = {} }: Pick<MetricResult, 'left_out'>): string {
  const counts = Object.entries(left_out).flatMap(([reason, n]) => (n ? [{ reason, n }] : []));
  const all = counts.reduce((sum, { n }) => sum + n, 0);
  if (all === 0) return '';
  const said = counts.map(({ reason, n }) => `${formatCount(n)} ${reasons[reason] ?? reason}`).join(', ');
  return `${all === 1 ? '1 row is' : `${formatCount(all)} rows are`} left out: ${said}.`;
}

const clocks = { W: 'Wall clock.', B: 'Business hours.', S: 'Hours of the team.' };

/** Which hours of a duration count. */
export function clockWords({ clock }: Pick<MetricResult, 'clock'>): string {
  return clock ? clocks[clock] : '';
}
