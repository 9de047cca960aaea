import { alertVolume } from './alert-volume.ts';
import { closedWithoutVerdict } from './closed-without-verdict.ts';
import type { MetricDefinition } from './definition.ts';
import { incidents } from './incidents.ts';
import { rulePrecision } from './rule-precision.ts';
import { timeToAcknowledge } from './time-to-acknowledge.ts';
import { timeToClose } from './time-to-close.ts';
import { timeToContain } from './time-to-contain.ts';
import { timeToResolve } from './time-to-resolve.ts';

/** Every metric of the exports, in the order of the processes. */
export const catalogue: readonly MetricDefinition[] = [
  alertVolume,
  rulePrecision,
  timeToAcknowledge,
  closedWithoutVerdict,
  incidents,
  timeToContain,
  timeToResolve,
  timeToClose,
];

/** The definition of a metric; undefined for an id that is not in the catalogue. */
export function metricNamed(id: string): MetricDefinition | undefined {
  return catalogue.find((metric) => metric.id === id);
}
