import { firstMetrics, nistResponse, type MetricDefinition } from './definition.ts';

export const procedureUsed: MetricDefinition = {
  id: 'procedure-used',
  definition: 1,
  title: 'Procedure used',
  question: 'How many incidents followed one of our procedures?',
  reader: 'The incident coordinator',
  process: 'respond',
  table: 'incident',
  population: 'Incidents that began in the period, without tests; used is a procedure the incident names',
  from: 'detected, else reported, else created',
  needs: ['procedure'],
  statistic: 'P',
  unit: 'share',
  better: 'higher',
  pitfalls: [
    'Named is not followed: exercises and reviews tell.',
    'The incidents without one say which procedure to write next.',
  ],
  references: [firstMetrics, nistResponse],
  slices: [['severity'], ['category']],
};
