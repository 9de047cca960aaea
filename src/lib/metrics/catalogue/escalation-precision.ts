import { firstMetrics, nistResponse, type MetricDefinition } from './definition.ts';

export const escalationPrecision: MetricDefinition = {
  id: 'escalation-precision',
  definition: 1,
  title: 'Escalation precision',
  question: 'Of what the provider escalated, how much was an incident?',
  reader: 'The lead of the watch and the service manager of the provider',
  process: 'triage',
  table: 'incident',
  population:
    'Incidents found by the provider that began in the period, at least 14 days old, with a verdict; undetermined does not count',
  from: 'detected, else reported, else created',
  needs: ['detected_by', 'disposition'],
  statistic: 'P',
  unit: 'share',
  better: 'higher',
  pitfalls: [
    'A ticket system that only keeps true incidents shows 100 %.',
    'A provider that escalates only what is certain scores high and misses attacks.',
  ],
  references: [firstMetrics, nistResponse],
  slices: [['severity']],
};
