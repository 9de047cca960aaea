import { rule as answerTechniques } from './answer-techniques.ts';
import { rule as appliedWithoutRetest } from './applied-without-retest.ts';
import { rule as attackOrNot } from './attack-or-not.ts';
import { rule as brokenReference } from './broken-reference.ts';
import { rule as codeowners } from './codeowners.ts';
import { rule as crownJewelException } from './crown-jewel-exception.ts';
import { rule as decideTable } from './decide-table.ts';
import { rule as duplicateId } from './duplicate-id.ts';
import { rule as emptyPopulation } from './empty-population.ts';
import { rule as evidenceFirst } from './evidence-first.ts';
import { rule as exceptionMatch } from './exception-match.ts';
import { rule as flatAssessment } from './flat-assessment.ts';
import { rule as flow } from './flow.ts';
import { rule as futureDate } from './future-date.ts';
import { rule as length } from './length.ts';
import { rule as nameInBody } from './name-in-body.ts';
import { rule as notConnected } from './not-connected.ts';
import { rule as oneSidedLink } from './one-sided-link.ts';
import { rule as outOfReach } from './out-of-reach.ts';
import { rule as outsideScopes } from './outside-scopes.ts';
import { rule as overdue } from './overdue.ts';
import { rule as ownRule } from './own-rule.ts';
import { rule as phasesPresent } from './phases-present.ts';
import { rule as placeholder } from './placeholder.ts';
import { rule as questionTechniques } from './question-techniques.ts';
import { rule as raci } from './raci.ts';
import { rule as reachable } from './reachable.ts';
import { rule as renamedTechnique } from './renamed-technique.ts';
import { rule as reportAsk } from './report-ask.ts';
import { rule as reportCarried } from './report-carried.ts';
import { rule as reportNumbers } from './report-numbers.ts';
import { rule as reportPeriod } from './report-period.ts';
import { rule as residualNotLive } from './residual-not-live.ts';
import { rule as responseClock } from './response-clock.ts';
import { rule as rolePage } from './role-page.ts';
import { rule as singlePlan } from './single-plan.ts';
import { rule as solo } from './solo.ts';
import { rule as tooFarAhead } from './too-far-ahead.ts';
import { rule as typedNumber } from './typed-number.ts';
import { rule as uncountedTest } from './uncounted-test.ts';
import { rule as unknownTechnique } from './unknown-technique.ts';
import { rule as variables } from './variables.ts';
import { rule as wideException } from './wide-exception.ts';
import { rule as withinOrder } from './within-order.ts';
import type { Rule } from './rule.ts';

/** Every rule about content as a whole. A new one is a file, a line here and a fixture in test/sites. */
export const rules: readonly Rule[] = [
  brokenReference,
  duplicateId,
  oneSidedLink,
  reachable,
  unknownTechnique,
  renamedTechnique,
  questionTechniques,
  answerTechniques,
  uncountedTest,
  flow,
  withinOrder,
  solo,
  evidenceFirst,
  phasesPresent,
  attackOrNot,
  length,
  decideTable,
  responseClock,
  singlePlan,
  raci,
  rolePage,
  placeholder,
  nameInBody,
  variables,
  futureDate,
  overdue,
  tooFarAhead,
  appliedWithoutRetest,
  crownJewelException,
  outsideScopes,
  exceptionMatch,
  wideException,
  residualNotLive,
  emptyPopulation,
  ownRule,
  notConnected,
  outOfReach,
  flatAssessment,
  reportAsk,
  reportPeriod,
  reportNumbers,
  reportCarried,
  typedNumber,
  codeowners,
];
