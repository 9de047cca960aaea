import { firstMetrics, nistMeasurement, type MetricDefinition } from './definition.ts';

export const detectionLag: MetricDefinition = {
  id: 'detection-lag',
  definition: 1,
  title: 'Detection lag',
  question: 'How long after the event does the alert come?',
  reader: 'Detection engineers',
  process: 'detect',
  table: 'alert',
  population: 'Alerts created in the period whose event has a time, without tests and duplicates',
  from: 'event',
  to: 'alert created',
  needs: ['event_at'],
  clocks: ['W'],
  statistic: 'T',
  unit: 'seconds',
  better: 'lower',
  pitfalls: [
    'A rule that looks back over a day has the first event, not the last, as its event.',
    'Two clocks are compared: seconds of difference are skew, and negatives are left out and counted.',
    'Data that arrive late raise it without a change to any rule.',
  ],
  references: [firstMetrics, nistMeasurement],
  slices: [['team'], ['level']],
};
