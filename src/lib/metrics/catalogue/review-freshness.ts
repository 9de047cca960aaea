import { nistMeasurement, type MetricDefinition } from './definition.ts';

export const reviewFreshness: MetricDefinition = {
  id: 'review-freshness',
  definition: 1,
  title: 'Pages in date',
  question: 'How many pages were reviewed in time?',
  reader: 'Every owner of a page',
  process: 'measure',
  table: 'content',
  population: 'Pages in force; k are those whose next review is not past',
  needs: [],
  statistic: 'K',
  unit: 'share',
  better: 'higher',
  pitfalls: [
    'A date is easily moved: a review that changes nothing for years is a doubt.',
    'Drafts are not counted, however old.',
  ],
  references: [nistMeasurement],
  slices: [],
};
