import { acknowledgedInTarget } from './acknowledged-in-target.ts';
import { actionsOverdue } from './actions-overdue.ts';
import { alertVolume } from './alert-volume.ts';
import { automatedClosure } from './automated-closure.ts';
import { closedWithoutVerdict } from './closed-without-verdict.ts';
import { containedInTarget } from './contained-in-target.ts';
import type { MetricDefinition } from './definition.ts';
import { detectionLag } from './detection-lag.ts';
import { dwell } from './dwell.ts';
import { escalationPrecision } from './escalation-precision.ts';
import { exceptions } from './exceptions.ts';
import { exerciseRecency } from './exercise-recency.ts';
import { foundByOthers } from './found-by-others.ts';
import { handoffTime } from './handoff-time.ts';
import { incidents } from './incidents.ts';
import { msspEscalationRate } from './mssp-escalation-rate.ts';
import { msspInTarget } from './mssp-in-target.ts';
import { offHoursShare } from './off-hours-share.ts';
import { openBacklog } from './open-backlog.ts';
import { preparationReadiness } from './preparation-readiness.ts';
import { procedureUsed } from './procedure-used.ts';
import { reopened } from './reopened.ts';
import { repeatShare } from './repeat-share.ts';
import { reviewFreshness } from './review-freshness.ts';
import { reviewsDone } from './reviews-done.ts';
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
import { validatedCoverage } from './validated-coverage.ts';
import { verdictAgreement } from './verdict-agreement.ts';
import { workload } from './workload.ts';

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

/** Every metric of the pages themselves; lib/coverage computes it at each build. */
export const contentCatalogue: readonly MetricDefinition[] = [
  validatedCoverage,
  exceptions,
  preparationReadiness,
  exerciseRecency,
  reviewFreshness,
  reviewsDone,
  actionsOverdue,
];

/** The definition of a metric; undefined for an id that neither catalogue has. */
export function metricNamed(id: string): MetricDefinition | undefined {
  return [...catalogue, ...contentCatalogue].find((metric) => metric.id === id);
}
