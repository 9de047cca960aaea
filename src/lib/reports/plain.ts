import { metricNamed } from '#lib/metrics/catalogue/catalogue.ts';

/** How a metric is said to somebody who never saw the catalogue: no acronyms, no terms of the trade. */
const names: Readonly<Record<string, string>> = {
  incidents: 'Incidents',
  'time-to-contain': 'Typical time to contain an incident',
  'time-to-resolve': 'Typical time to resolve an incident',
  'contained-in-target': 'Incidents contained within the agreed time',
  'found-by-others': 'Incidents that others noticed first',
  'alert-volume': 'Alerts',
  'rule-precision': 'Alerts that were real',
  'acknowledged-in-target': 'Alerts picked up within the agreed time',
  'mssp-in-target': 'Alerts the provider decided within the agreed time',
  'time-to-acknowledge': 'Typical time until somebody picks up an alert',
  'time-to-triage': 'Typical time until an alert is decided',
  'verdict-agreement': 'Decisions of the provider that we would have taken too',
  'validated-coverage': 'Questions about attacks with a tested alarm',
  'preparation-readiness': 'Preparations that are ready',
  'exercise-recency': 'Playbooks practised within a year',
  'review-freshness': 'Pages reviewed on time',
  'actions-overdue': 'Actions from exercises',
  workload: 'Alerts and incidents per hour on duty',
};

/** The plain name of a metric; its title for one that only specialists read. */
export function plainName(metric: string): string {
  return names[metric] ?? metricNamed(metric)?.title ?? metric;
}
