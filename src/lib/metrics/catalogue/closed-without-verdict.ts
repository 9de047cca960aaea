import { firstMetrics, nistMeasurement, type MetricDefinition } from './definition.ts';

export const closedWithoutVerdict: MetricDefinition = {
  id: 'closed-without-verdict',
  definition: 1,
  title: 'Closed without a verdict',
  question: 'How many alerts were closed without saying what they were?',
  reader: 'The lead of the watch and the service manager of the provider',
  process: 'triage',
  table: 'alert',
  population: 'Alerts created in the period and closed by people, without tests and duplicates',
  needs: ['disposition', 'closed_at'],
  statistic: 'P',
  unit: 'share',
  better: 'lower',
  pitfalls: [
    'Undetermined is a verdict and does not count here: watch it beside this figure.',
    'A console that demands a verdict makes this 0 and the verdicts worse.',
  ],
  references: [firstMetrics, nistMeasurement],
  slices: [['team'], ['level'], ['source']],
};
