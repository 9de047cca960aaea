import { nistMeasurement, nistResponse, type MetricDefinition } from './definition.ts';

export const timeToClose: MetricDefinition = {
  id: 'time-to-close',
  definition: 1,
  title: 'Time to close',
  question: 'How long until the ticket is closed?',
  reader: 'Whoever runs the ticket system',
  process: 'respond',
  table: 'incident',
  population: 'Incidents that began in the period, without tests; the open ones count as not yet closed',
  from: 'detected, else reported, else created',
  to: 'closed',
  needs: ['closed_at'],
  clocks: ['W'],
  statistic: 'KM',
  unit: 'seconds',
  better: 'lower',
  pitfalls: [
    'Many ticket systems close by a timer some days after the resolution: this then measures the timer.',
    'Never shown alone: read it beside time to resolve.',
  ],
  references: [nistMeasurement, nistResponse],
  slices: [['team'], ['severity'], ['category'], ['source']],
};
