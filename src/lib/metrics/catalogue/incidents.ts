import { firstMetrics, nistResponse, type MetricDefinition } from './definition.ts';

export const incidents: MetricDefinition = {
  id: 'incidents',
  definition: 1,
  title: 'Incidents',
  question: 'How many incidents did we have, and which?',
  reader: 'The incident coordinator and the executive sponsor',
  process: 'respond',
  table: 'incident',
  population: 'Incidents that began in the period, without tests',
  from: 'detected, else reported, else created',
  needs: ['created_at'],
  statistic: 'R',
  unit: 'count',
  better: 'neither',
  weekly: true,
  pitfalls: [
    'More incidents may be better detection.',
    'The count depends on where the team draws the line between an alert and an incident.',
    'Small counts vary by chance: the interval says how much.',
  ],
  references: [firstMetrics, nistResponse],
  slices: [['team'], ['severity'], ['category'], ['source'], ['severity', 'category']],
};
