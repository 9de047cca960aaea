import { firstMetrics, nistResponse, type MetricDefinition } from './definition.ts';

export const timeToRecover: MetricDefinition = {
  id: 'time-to-recover',
  definition: 1,
  title: 'Time to recover',
  question: 'Once we knew, how long until work was normal again?',
  reader: 'The incident coordinator and the executive sponsor',
  process: 'respond',
  table: 'incident',
  population: 'Incidents that began in the period, without tests; the open ones count as not yet recovered',
  from: 'detected, else reported, else created',
  to: 'recovered',
  needs: ['recovered_at'],
  clocks: ['W'],
  statistic: 'KM',
  unit: 'seconds',
  better: 'lower',
  pitfalls: [
    'Recovered for the responder is not recovered for the business: agree on one meaning.',
    'Nobody stamps it in a hurry: read stage completeness first.',
    'Severities differ by nature: compare like with like.',
  ],
  references: [firstMetrics, nistResponse],
  slices: [['team'], ['severity']],
};
