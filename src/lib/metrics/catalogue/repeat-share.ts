import { firstMetrics, nistMeasurement, type MetricDefinition } from './definition.ts';

export const repeatShare: MetricDefinition = {
  id: 'repeat-share',
  definition: 1,
  title: 'Repeated alerts',
  question: 'How many alerts said again what one had said that day?',
  reader: 'Detection engineers',
  process: 'detect',
  table: 'alert',
  population:
    'Alerts created in the period with a rule and an asset, without tests and duplicates; a repeat is alike in rule, asset and day',
  needs: ['rule', 'asset'],
  statistic: 'P',
  unit: 'share',
  better: 'lower',
  counted: true,
  pitfalls: [
    'A repeat may be a new event: look before merging.',
    'Alerts without an asset are left out, and may be the most repeated.',
    'The share counts alerts, and alerts come in bursts: its interval is too narrow.',
  ],
  references: [firstMetrics, nistMeasurement],
  slices: [['team'], ['level']],
};
