import { firstMetrics, nistMeasurement, type MetricDefinition } from './definition.ts';

export const rulePrecision: MetricDefinition = {
  id: 'rule-precision',
  definition: 1,
  title: 'Rule precision',
  question: 'Of the alerts we decided, how many were true positives?',
  reader: 'Detection engineers',
  process: 'detect',
  table: 'alert',
  population:
    'Alerts created in the period and closed by people as true, benign or false positive; undetermined does not count',
  needs: ['disposition', 'closed_at'],
  statistic: 'P',
  unit: 'share',
  better: 'higher',
  pitfalls: [
    'It says nothing about the attacks no rule saw.',
    'A verdict chosen to close quickly is still a verdict: audit samples.',
    'Benign positives are correct detections of allowed activity; tuning lowers them, not the attackers.',
    'Raising precision by switching rules off lowers coverage.',
  ],
  references: [firstMetrics, nistMeasurement],
  slices: [['team'], ['level'], ['source'], ['rule']],
};
