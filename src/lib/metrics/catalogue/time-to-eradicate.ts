import { firstMetrics, nistResponse, type MetricDefinition } from './definition.ts';

export const timeToEradicate: MetricDefinition = {
  id: 'time-to-eradicate',
  definition: 1,
  title: 'Time to eradicate',
  question: 'Once we knew, how long until they were out?',
  reader: 'The incident coordinator and the executive sponsor',
  process: 'respond',
  table: 'incident',
  population: 'Incidents that began in the period, without tests; the open ones count as not yet eradicated',
  from: 'detected, else reported, else created',
  to: 'eradicated',
  needs: ['eradicated_at'],
  clocks: ['W'],
  statistic: 'KM',
  unit: 'seconds',
  better: 'lower',
  pitfalls: [
    'The stamp is entered by people, often afterwards and rounded.',
    'Nobody stamps it in a hurry: read stage completeness first.',
    'Severities differ by nature: compare like with like.',
  ],
  references: [firstMetrics, nistResponse],
  slices: [['team'], ['severity']],
};
