import { firstMetrics, nistResponse, type MetricDefinition } from './definition.ts';

export const stageCompleteness: MetricDefinition = {
  id: 'stage-completeness',
  definition: 1,
  title: 'Complete stamps',
  question: 'How many incidents can be measured at all?',
  reader: 'The incident coordinator',
  process: 'respond',
  table: 'incident',
  population:
    'Incidents that began in the period and were resolved or closed, without tests; complete are those with detected, contained, eradicated, recovered and resolved',
  from: 'detected, else reported, else created',
  needs: ['detected_at', 'contained_at', 'eradicated_at', 'recovered_at', 'resolved_at'],
  statistic: 'P',
  unit: 'share',
  better: 'higher',
  pitfalls: [
    'Below half, the times of the stages describe the tidy incidents, not all of them.',
    'Stamps filled in afterwards are complete and rounded.',
  ],
  references: [firstMetrics, nistResponse],
  slices: [['team'], ['severity']],
};
