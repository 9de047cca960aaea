import { firstMetrics, nistResponse, type MetricDefinition } from './definition.ts';

export const handoffTime: MetricDefinition = {
  id: 'handoff-time',
  definition: 1,
  title: 'Handoff time',
  question: 'How long does an escalation wait for one of us?',
  reader: 'The incident coordinator and the service manager of the provider',
  process: 'respond',
  table: 'incident',
  population:
    'Incidents found by the provider that were escalated in the period, without tests; those nobody took are still open',
  from: 'reported, else created',
  to: 'acknowledged in-house',
  needs: ['detected_by', 'acknowledged_at'],
  clocks: ['B', 'W'],
  statistic: 'KM',
  unit: 'seconds',
  better: 'lower',
  pitfalls: [
    'On business hours a night costs nothing; the attacker works by the wall clock, which stands beside it.',
    'The ticket may be opened after the call: then the wait was longer.',
  ],
  references: [firstMetrics, nistResponse],
  slices: [['severity']],
};
