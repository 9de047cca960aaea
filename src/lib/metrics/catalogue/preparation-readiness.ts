import { firstMetrics, nistResponse, type MetricDefinition } from './definition.ts';

export const preparationReadiness: MetricDefinition = {
  id: 'preparation-readiness',
  definition: 1,
  title: 'Preparation readiness',
  question: 'How much of what the procedures need was ready when last tested?',
  reader: 'The incident coordinator and the executive sponsor',
  process: 'respond',
  table: 'content',
  population: 'Preparation items that are not deprecated; k are those whose newest test said ready',
  needs: [],
  statistic: 'K',
  unit: 'share',
  better: 'higher',
  pitfalls: [
    'An old test says little: read how many are overdue.',
    'Items weigh alike: the one that is missing may be the one that counts.',
  ],
  references: [firstMetrics, nistResponse],
  slices: [],
};
