import { firstMetrics, nistMeasurement, type MetricDefinition } from './definition.ts';

export const offHoursShare: MetricDefinition = {
  id: 'off-hours-share',
  definition: 1,
  title: 'Outside business hours',
  question: 'How many alerts come when the office is empty?',
  reader: 'Whoever plans the watch',
  process: 'measure',
  table: 'alert',
  population:
    'Alerts created in the period, without tests and duplicates, by the business hours and holidays of portal.yaml',
  needs: ['created_at'],
  clocks: ['B'],
  statistic: 'P',
  unit: 'share',
  better: 'neither',
  outside: true,
  pitfalls: [
    'Hours that nobody works make up most of a week: 70 % of it at ten hours a working day.',
    'Alerts come when people work: attackers may not.',
  ],
  references: [firstMetrics, nistMeasurement],
  slices: [['team'], ['level']],
};
