import { firstMetrics, nistMeasurement, type MetricDefinition } from './definition.ts';

export const untriaged: MetricDefinition = {
  id: 'untriaged',
  definition: 1,
  title: 'Waiting alerts',
  question: 'How many alerts wait for a first look, and how long?',
  reader: 'The lead of the watch and the service manager of the provider',
  process: 'triage',
  table: 'alert',
  population:
    'Alerts neither acknowledged nor closed when the data end, without automation, tests and duplicates',
  from: 'created',
  to: 'end of the data',
  needs: ['acknowledged_at', 'closed_at'],
  clocks: ['W'],
  statistic: 'T',
  unit: 'seconds',
  better: 'lower',
  snapshot: true,
  pitfalls: [
    'It is a picture of one moment: the next export may be empty or full.',
    'A few forgotten alerts of last year carry the median.',
    'The wall clock also runs when nobody is on watch.',
  ],
  references: [firstMetrics, nistMeasurement],
  slices: [['team'], ['level']],
};
