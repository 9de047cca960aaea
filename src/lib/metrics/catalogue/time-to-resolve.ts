import { firstMetrics, nistResponse, type MetricDefinition } from './definition.ts';

export const timeToResolve: MetricDefinition = {
  id: 'time-to-resolve',
  definition: 1,
  title: 'Time to resolve',
  question: 'How long until an incident is dealt with?',
  reader: 'The incident coordinator and the executive sponsor',
  process: 'respond',
  table: 'incident',
  population: 'Incidents that began in the period, without tests; the open ones count as not yet resolved',
  from: 'detected, else reported, else created',
  to: 'resolved',
  needs: ['resolved_at'],
  clocks: ['W'],
  statistic: 'KM',
  unit: 'seconds',
  better: 'lower',
  pitfalls: [
    'A few very long cases carry the mean: it never stands alone.',
    'With nothing changed, small samples "improve" every other month.',
    'Reopened incidents count to their last resolution.',
  ],
  references: [firstMetrics, nistResponse],
  slices: [['team'], ['severity'], ['category'], ['source']],
};
