import { firstMetrics, nistResponse, type MetricDefinition } from './definition.ts';

export const foundByOthers: MetricDefinition = {
  id: 'found-by-others',
  definition: 1,
  title: 'Found by others',
  question: 'How many incidents did somebody else have to tell us of?',
  reader: 'The incident coordinator and the executive sponsor',
  process: 'respond',
  table: 'incident',
  population:
    'Incidents that began in the period where it is known who found them, without tests; users and outsiders are others',
  from: 'detected, else reported, else created',
  needs: ['detected_by'],
  statistic: 'P',
  unit: 'share',
  better: 'lower',
  pitfalls: [
    'A user who reports is a success of training and a miss of detection: both are true.',
    'Small counts vary by chance: the interval says how much.',
  ],
  references: [firstMetrics, nistResponse],
  slices: [['severity'], ['category']],
};
