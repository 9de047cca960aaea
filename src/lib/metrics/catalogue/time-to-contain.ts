import { firstMetrics, nistResponse, type MetricDefinition } from './definition.ts';

export const timeToContain: MetricDefinition = {
  id: 'time-to-contain',
  definition: 1,
  title: 'Time to contain',
  question: 'Once we knew, how long until it could not get worse?',
  reader: 'The incident coordinator and the executive sponsor',
  process: 'respond',
  table: 'incident',
  population: 'Incidents that began in the period, without tests; the open ones count as not yet contained',
  from: 'detected, else reported, else created',
  to: 'contained',
  needs: ['contained_at'],
  clocks: ['W'],
  statistic: 'KM',
  unit: 'seconds',
  better: 'lower',
  pitfalls: [
    'The stamp is entered by people, often afterwards and rounded.',
    'A quarter holds few incidents: read the interval before the median.',
    'Severities differ by nature: compare like with like.',
  ],
  references: [firstMetrics, nistResponse],
  slices: [['team'], ['severity'], ['category'], ['source']],
};
