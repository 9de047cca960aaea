import { firstMetrics, nistMeasurement, type MetricDefinition } from './definition.ts';

export const timeToAcknowledge: MetricDefinition = {
  id: 'time-to-acknowledge',
  definition: 1,
  title: 'Time to acknowledge',
  question: 'How long does an alert wait for the first person?',
  reader: 'The lead of the watch and the service manager of the provider',
  process: 'triage',
  table: 'alert',
  population: 'Alerts created in the period that people had to look at, without tests and duplicates',
  from: 'created',
  to: 'first human touch',
  needs: ['acknowledged_at'],
  clocks: ['W', 'S'],
  statistic: 'KM',
  unit: 'seconds',
  better: 'lower',
  pitfalls: [
    'Acknowledged is not understood: a click stops this clock.',
    'Closed without acknowledgement is left out and counted, never taken as 0.',
    'The wall clock also runs when nobody is on watch.',
  ],
  references: [firstMetrics, nistMeasurement],
  slices: [['team'], ['level'], ['source']],
};
