import { firstMetrics, nistMeasurement, type MetricDefinition } from './definition.ts';

export const msspEscalationRate: MetricDefinition = {
  id: 'mssp-escalation-rate',
  definition: 1,
  title: 'Escalation rate of the provider',
  question: "How many of the provider's alerts reach us?",
  reader: 'The lead of the watch and the service manager of the provider',
  process: 'triage',
  table: 'alert',
  population:
    "The provider's alerts created in the period that people closed or escalated, without tests and duplicates",
  needs: ['incident_id', 'closed_at'],
  statistic: 'P',
  unit: 'share',
  better: 'neither',
  provider: true,
  pitfalls: [
    'A low rate is good filtering or missed attacks: only audited samples tell which.',
    'An alert is escalated when it names an incident; calls without one are not seen.',
  ],
  references: [firstMetrics, nistMeasurement],
  slices: [['level']],
};
