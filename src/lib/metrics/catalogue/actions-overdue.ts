import { firstMetrics, nistResponse, type MetricDefinition } from './definition.ts';

export const actionsOverdue: MetricDefinition = {
  id: 'actions-overdue',
  definition: 1,
  title: 'Actions from exercises',
  question: 'How long do actions from exercises take, and how many are late?',
  reader: 'The incident coordinator and the executive sponsor',
  process: 'respond',
  table: 'content',
  population:
    'Actions of exercises in force; k are those past their date and not done; the others not done count as still open',
  from: 'exercise',
  to: 'action done',
  needs: [],
  clocks: ['W'],
  statistic: 'KM',
  unit: 'seconds',
  better: 'lower',
  pitfalls: [
    'Actions are dated by day: the times are whole days.',
    'Late by a day and by a year count alike in k.',
    'Closing is easy where nobody looks at the result.',
  ],
  references: [firstMetrics, nistResponse],
  slices: [],
};
