import { firstMetrics, nistMeasurement, type MetricDefinition } from './definition.ts';

export const alertVolume: MetricDefinition = {
  id: 'alert-volume',
  definition: 1,
  title: 'Alert volume',
  question: 'How many alerts did we get?',
  reader: 'Detection engineers and whoever plans the watch',
  process: 'detect',
  table: 'alert',
  population: 'Alerts created in the period, without tests and duplicates',
  needs: ['created_at'],
  statistic: 'R',
  unit: 'count',
  better: 'neither',
  weekly: true,
  pitfalls: [
    'Fewer alerts may be better tuning or a broken sensor: look at the silent rules too.',
    'A new source raises the count without a single new attack.',
    'Months differ in length: compare rates, not counts.',
  ],
  references: [firstMetrics, nistMeasurement],
  slices: [['team'], ['level'], ['source'], ['rule']],
};
