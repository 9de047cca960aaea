import { firstMetrics, nistResponse, type MetricDefinition } from './definition.ts';

export const reviewsDone: MetricDefinition = {
  id: 'reviews-done',
  definition: 1,
  title: 'Incidents reviewed',
  question: 'How many severe incidents were reviewed within 14 days?',
  reader: 'The incident coordinator and the executive sponsor',
  process: 'respond',
  table: 'content',
  population: 'Incidents of SEV1 and SEV2 that were closed; k are those reviewed within 14 days',
  needs: [],
  statistic: 'K',
  unit: 'share',
  better: 'higher',
  pitfalls: [
    'A review that leaves no action was a meeting.',
    'It needs a date of review for each incident, which most tools do not keep.',
  ],
  references: [firstMetrics, nistResponse],
  slices: [],
};
