import { firstMetrics, nistMeasurement, type MetricDefinition } from './definition.ts';

export const msspInTarget: MetricDefinition = {
  id: 'mssp-in-target',
  definition: 1,
  title: 'Provider decided in target',
  question: 'How many alerts did the provider decide within the contract?',
  reader: 'The lead of the watch and the service manager of the provider',
  process: 'triage',
  table: 'alert',
  population:
    "The provider's alerts created in the period that people had to look at, by the time agreed to decide for the level, on the provider's own hours; open past it is a miss, open inside it is not counted yet",
  needs: ['disposition', 'closed_at'],
  clocks: ['S'],
  statistic: 'P',
  unit: 'share',
  better: 'higher',
  within: 'decide',
  provider: true,
  pitfalls: [
    'A contract often counts another moment: compare the definition before the figure.',
    'A verdict chosen to meet the target is still a verdict: audit samples.',
    'A verdict has no stamp of its own: the close stands for it.',
  ],
  references: [firstMetrics, nistMeasurement],
  slices: [['level']],
};
