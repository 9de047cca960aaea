import { firstMetrics, nistResponse, type MetricDefinition } from './definition.ts';

export const containedInTarget: MetricDefinition = {
  id: 'contained-in-target',
  definition: 1,
  title: 'Contained in target',
  question: 'How many incidents were contained within our target?',
  reader: 'The incident coordinator and the executive sponsor',
  process: 'respond',
  table: 'incident',
  population:
    'Incidents that began in the period, without tests, by the target of time to contain; open past it is a miss, open inside it is not counted yet',
  from: 'detected, else reported, else created',
  to: 'contained',
  needs: ['contained_at'],
  clocks: ['W'],
  statistic: 'P',
  unit: 'share',
  better: 'higher',
  within: { target: 'time-to-contain' },
  pitfalls: [
    'One target over all severities: a small incident meets it easily.',
    'A target that is always met is no target.',
  ],
  references: [firstMetrics, nistResponse],
  slices: [['team'], ['severity']],
};
