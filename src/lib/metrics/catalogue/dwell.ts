import { firstMetrics, nistResponse, type MetricDefinition } from './definition.ts';

export const dwell: MetricDefinition = {
  id: 'dwell',
  definition: 1,
  title: 'Dwell time',
  question: 'How long were they in before we knew?',
  reader: 'The incident coordinator and the executive sponsor',
  process: 'respond',
  table: 'incident',
  population: 'Incidents detected in the period whose beginning is known, without tests',
  from: 'occurred',
  to: 'detected, else reported, else created',
  needs: ['occurred_at'],
  clocks: ['W'],
  statistic: 'T',
  unit: 'seconds',
  better: 'lower',
  pitfalls: [
    'Where the beginning is not known the time is left out, and those are the worst: read how many are.',
    'The beginning is found by investigation, and moves back as it goes on.',
    'An intrusion nobody has found yet is in no figure.',
  ],
  references: [firstMetrics, nistResponse],
  slices: [['team'], ['severity']],
};
