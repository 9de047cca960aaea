import { firstMetrics, nistMeasurement, type MetricDefinition } from './definition.ts';

export const acknowledgedInTarget: MetricDefinition = {
  id: 'acknowledged-in-target',
  definition: 1,
  title: 'Acknowledged in target',
  question: 'How many alerts were picked up within the agreed time?',
  reader: 'The lead of the watch and the service manager of the provider',
  process: 'triage',
  table: 'alert',
  population:
    'Alerts created in the period that people had to look at, by the time agreed for team and level; waiting past it is a miss, waiting inside it is not counted yet',
  needs: ['acknowledged_at'],
  clocks: ['S'],
  statistic: 'P',
  unit: 'share',
  better: 'higher',
  within: 'acknowledge',
  pitfalls: [
    'Acknowledged is not understood: a click meets the target.',
    'A missed target by a minute and by a day count alike: read time to acknowledge beside it.',
    'Levels have their own targets: a share over all of them moves with the mix.',
  ],
  references: [firstMetrics, nistMeasurement],
  slices: [['team'], ['level']],
};
