import { nistMeasurement, type MetricDefinition } from './definition.ts';

export const tuningEffect: MetricDefinition = {
  id: 'tuning-effect',
  definition: 1,
  title: 'Effect of a tuning',
  question: 'Did the alerts of a rule change when its use case was tuned?',
  reader: 'Detection engineers',
  process: 'detect',
  table: 'alert',
  population:
    'Alerts of rules whose use case has a tuning date, over at most 26 weeks before and after it, without tests and duplicates',
  needs: ['rule'],
  statistic: 'R',
  unit: 'count',
  better: 'neither',
  kind: 'phases',
  pitfalls: [
    'Before and after differ in more than the tuning: look for a new source or an attack.',
    'Fewer alerts are better only while true positives stay: read rule precision beside it.',
    'A rule is often tuned right after its worst week, and would have calmed down anyway.',
  ],
  references: [nistMeasurement],
  slices: [],
};
