import { firstMetrics, nistResponse, type MetricDefinition } from './definition.ts';

export const reopened: MetricDefinition = {
  id: 'reopened',
  definition: 1,
  title: 'Reopened incidents',
  question: 'How often were we not done when we said so?',
  reader: 'The incident coordinator',
  process: 'respond',
  table: 'incident',
  population: 'Incidents that began in the period and were resolved or closed, without tests',
  from: 'detected, else reported, else created',
  needs: ['reopened'],
  statistic: 'P',
  unit: 'share',
  better: 'lower',
  pitfalls: [
    'Some reopen to correct a field: look at a few before concluding.',
    'A team that opens a new ticket instead never reopens.',
  ],
  references: [firstMetrics, nistResponse],
  slices: [['team'], ['severity']],
};
