import { firstMetrics, nistMeasurement, type MetricDefinition } from './definition.ts';

export const timeToTriage: MetricDefinition = {
  id: 'time-to-triage',
  definition: 1,
  title: 'Time to triage',
  question: 'How long until we know what an alert is?',
  reader: 'The lead of the watch and the service manager of the provider',
  process: 'triage',
  table: 'alert',
  population:
    'Alerts created in the period that people had to look at, without tests and duplicates; those without a verdict or an escalation are still open',
  from: 'created',
  to: 'verdict or escalation',
  needs: ['disposition', 'closed_at'],
  clocks: ['S'],
  statistic: 'KM',
  unit: 'seconds',
  better: 'lower',
  pitfalls: [
    'A verdict has no stamp of its own: the close stands for it.',
    'Quick verdicts are not right verdicts: audit samples.',
    'Runs on the hours of the team in portal.yaml, so a night is not counted where nobody is on watch.',
  ],
  references: [firstMetrics, nistMeasurement],
  slices: [['team'], ['level']],
};
