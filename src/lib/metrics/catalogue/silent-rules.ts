import { firstMetrics, nistMeasurement, type MetricDefinition } from './definition.ts';

export const silentRules: MetricDefinition = {
  id: 'silent-rules',
  definition: 1,
  title: 'Silent use cases',
  question: 'Which live use cases have not alerted in 90 days?',
  reader: 'Detection engineers',
  process: 'detect',
  table: 'alert',
  population:
    'Live use cases; k are those of which no rule raised an alert, tests included, in the 90 days before the data end',
  needs: ['rule'],
  statistic: 'K',
  unit: 'share',
  better: 'neither',
  kind: 'list',
  pitfalls: [
    'Silence is what a rare event looks like: read it beside how often an alert was expected.',
    'A rule that is written differently in the export looks silent.',
    'Silence says nothing of a rule whose product is in no export.',
  ],
  references: [firstMetrics, nistMeasurement],
  slices: [],
};
