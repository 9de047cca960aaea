import { nistMeasurement, type MetricDefinition } from './definition.ts';

export const exceptions: MetricDefinition = {
  id: 'exceptions',
  definition: 1,
  title: 'Exceptions',
  question: 'How many exceptions are in force, and how many have outlived their end?',
  reader: 'Detection engineers',
  process: 'detect',
  table: 'content',
  population: 'Exceptions of live use cases; k are those past their end',
  needs: [],
  statistic: 'K',
  unit: 'share',
  better: 'lower',
  pitfalls: [
    'How many alerts they hide is in no export: an alert that never was leaves no row.',
    'One wide exception weighs more than ten narrow ones.',
    'Expired here is not removed there: ask who runs the rule.',
  ],
  references: [nistMeasurement],
  slices: [],
};
