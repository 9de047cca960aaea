import { firstMetrics, nistMeasurement, type MetricDefinition } from './definition.ts';

export const verdictAgreement: MetricDefinition = {
  id: 'verdict-agreement',
  definition: 3,
  title: 'Verdict agreement',
  question: "Of the provider's verdicts we judged again, how many did we share?",
  reader: 'The lead of the watch and the service manager of the provider',
  process: 'triage',
  table: 'feedback',
  population:
    'Alerts of the exports that were judged again in the period, by the feedback the provider returns, without tests and duplicates; each once, as judged last',
  needs: [],
  statistic: 'P',
  unit: 'share',
  better: 'higher',
  pitfalls: [
    'It is only as good as the sample: draw it by chance, not by suspicion.',
    'Agreement by chance alone is high where nearly all alerts are benign.',
  ],
  references: [firstMetrics, nistMeasurement],
  slices: [['level']],
};
