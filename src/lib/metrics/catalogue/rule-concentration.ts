import { firstMetrics, nistMeasurement, type MetricDefinition } from './definition.ts';

export const ruleConcentration: MetricDefinition = {
  id: 'rule-concentration',
  definition: 1,
  title: 'Rule concentration',
  question: 'How much of the work comes from the ten loudest rules?',
  reader: 'Detection engineers',
  process: 'detect',
  table: 'alert',
  population:
    'Alerts of a named rule created in the period, without tests and duplicates; the ten rules with most alerts are chosen anew in each period',
  needs: ['rule'],
  statistic: 'P',
  unit: 'share',
  better: 'neither',
  loudest: 10,
  pitfalls: [
    'A high share is good news for tuning: few rules hold most of the work.',
    'With fewer than a few dozen rules the ten loudest are nearly all of them.',
    'The ten are chosen because they are loud, so by chance alone they look louder than they will be.',
  ],
  references: [firstMetrics, nistMeasurement],
  slices: [],
};
