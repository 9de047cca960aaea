import { firstMetrics, nistMeasurement, type MetricDefinition } from './definition.ts';

export const openBacklog: MetricDefinition = {
  id: 'open-backlog',
  definition: 1,
  title: 'Open incidents',
  question: 'How many incidents are open at the end of a week?',
  reader: 'The incident coordinator and whoever plans the watch',
  process: 'respond',
  table: 'incident',
  population: 'Incidents begun and not yet resolved, else closed, at the end of the period, without tests',
  from: 'detected, else reported, else created',
  to: 'resolved, else closed',
  needs: ['resolved_at'],
  statistic: 'X',
  unit: 'count',
  better: 'lower',
  kind: 'levels',
  weekly: true,
  pitfalls: [
    'The first weeks of an export lack what was open before it.',
    'One week above the limit is a reason to look, two neighbours within it are not a trend.',
    'Closing old tickets in one evening lowers it without any work done.',
  ],
  references: [firstMetrics, nistMeasurement],
  slices: [],
};
