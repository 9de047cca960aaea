import { firstMetrics, nistMeasurement, type MetricDefinition } from './definition.ts';

export const workload: MetricDefinition = {
  id: 'workload',
  definition: 1,
  title: 'Workload',
  question: 'How many alerts and incidents come per hour on duty?',
  reader: 'Whoever plans the watch',
  process: 'measure',
  table: 'both',
  population:
    'Alerts and incidents that began in the period, without tests, duplicates and what automation closed, per hour that the team is on duty by portal.yaml',
  needs: ['created_at'],
  clocks: ['S'],
  statistic: 'R',
  unit: 'count',
  better: 'neither',
  per: 'duty-hour',
  pitfalls: [
    'An hour on duty is an hour of the team, however many people it has.',
    'An alert of a minute and an incident of a week count alike.',
    'An alert that became an incident is two pieces of work.',
  ],
  references: [firstMetrics, nistMeasurement],
  slices: [['team']],
};
