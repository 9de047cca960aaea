import { firstMetrics, nistMeasurement, type MetricDefinition } from './definition.ts';

export const validatedCoverage: MetricDefinition = {
  id: 'validated-coverage',
  definition: 1,
  title: 'Validated coverage',
  question: 'How many questions of our threats does a test prove answered?',
  reader: 'Detection engineers and the executive sponsor',
  process: 'detect',
  table: 'content',
  population:
    'Questions of all threats that are not deprecated; k are those with a passing test, still valid, in every scope; accepted gaps are in neither',
  needs: [],
  statistic: 'K',
  unit: 'share',
  better: 'higher',
  pitfalls: [
    'It counts the questions somebody asked, not the attacks there are.',
    'A test proves one way of doing it on one day.',
    'Questions weigh alike, threats do not: read the gaps by risk.',
  ],
  references: [firstMetrics, nistMeasurement],
  slices: [],
};
