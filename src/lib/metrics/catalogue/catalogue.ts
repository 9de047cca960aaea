import { acknowledgedInTarget } from './acknowledged-in-target.ts';
import { alertVolume } from './alert-volume.ts';
import { automatedClosure } from './automated-closure.ts';
import { closedWithoutVerdict } from './closed-without-verdict.ts';
import { containedInTarget } from './contained-in-target.ts';
import { detectionLag } from './detection-lag.ts';
import { dwell } from './dwell.ts';
import { escalationPrecision } from './escalation-precision.ts';
import { foundByOthers } from './found-by-others.ts';
import { handoffTime } from './handoff-time.ts';
import { incidents } from './incidents.ts';
import { msspEscalationRate } from './mssp-escalation-rate.ts';
import { msspInTarget } from './mssp-in-target.ts';
import { offHoursShare } from './off-hours-share.ts';
import { openBacklog } from './open-backlog.ts';
import { procedureUsed } from './procedure-used.ts';
import { reopened } from './reopened.ts';
import { repeatShare } from './repeat-share.ts';
import { ruleConcentration } from './rule-concentration.ts';
import { rulePrecision } from './rule-precision.ts';
import { silentRules } from './silent-rules.ts';
import { stageCompleteness } from './stage-completeness.ts';
import { timeToAcknowledge } from './time-to-acknowledge.ts';
import { timeToClose } from './time-to-close.ts';
import { timeToContain } from './time-to-contain.ts';
import { timeToEradicate } from './time-to-eradicate.ts';
import { timeToRecover } from './time-to-recover.ts';
import { timeToResolve } from './time-to-resolve.ts';
import { timeToTriage } from './time-to-triage.ts';
import { tuningEffect } from './tuning-effect.ts';
import { untriaged } from './untriaged.ts';
import { verdictAgreement } from './verdict-agreement.ts';
import { workload } from './workload.ts';
import type { MetricDefinition } from './definition.ts';

/** Every metric of the exports, in the order of the processes. */
export const catalogue: readonly MetricDefinition[] = [
  alertVolume,
  rulePrecision,
  ruleConcentration,
  silentRules,
  repeatShare,
  detectionLag,
  tuningEffect,
  timeToAcknowledge,
  timeToTriage,
  acknowledgedInTarget,
  untriaged,
  closedWithoutVerdict,
  automatedClosure,
  msspEscalationRate,
  escalationPrecision,
  handoffTime,
  msspInTarget,
  verdictAgreement,
  incidents,
  dwell,
  timeToContain,
  timeToEradicate,
  timeToRecover,
  timeToResolve,
  timeToClose,
  containedInTarget,
  foundByOthers,
  reopened,
  openBacklog,
  stageCompleteness,
  procedureUsed,
  offHoursShare,
  workload,
];

/** The definition of a metric; undefined for an id that is not in the catalogue. */
export function metricNamed(id: string): MetricDefinition | undefined {
  return catalogue.find((metric) => metric.id === id);
}
