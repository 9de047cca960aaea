import { firstMetrics, nistResponse, type MetricDefinition } from './definition.ts';

export const exerciseRecency: MetricDefinition = {
  id: 'exercise-recency',
  definition: 1,
  title: 'Exercised procedures',
  question: 'How many procedures did we practise in the last year?',
  reader: 'The incident coordinator and the executive sponsor',
  process: 'respond',
  table: 'content',
  population: 'Procedures in force; k are those an exercise of the last 365 days used',
  needs: [],
  statistic: 'K',
  unit: 'share',
  better: 'higher',
  pitfalls: [
    'A tabletop shows that people know the page, not that the tools work.',
    'Real incidents are practice too and are not counted.',
  ],
  references: [firstMetrics, nistResponse],
  slices: [],
};
