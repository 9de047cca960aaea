import { firstMetrics, nistMeasurement, type MetricDefinition } from './definition.ts';

export const automatedClosure: MetricDefinition = {
  id: 'automated-closure',
  definition: 1,
  title: 'Closed by automation',
  question: 'How many alerts did no person look at?',
  reader: 'Detection engineers',
  process: 'triage',
  table: 'alert',
  population: 'Alerts created in the period and closed, without tests and duplicates',
  needs: ['automated', 'closed_at'],
  statistic: 'P',
  unit: 'share',
  better: 'neither',
  pitfalls: [
    'Automation that closes the wrong alerts makes every other figure better: audit a sample.',
    'What counts as automation is what the source says.',
  ],
  references: [firstMetrics, nistMeasurement],
  slices: [['team'], ['level']],
};
