import type { DecisionRow } from '#lib/model/triage.ts';
import { severities, type Severity } from '#lib/model/vocabulary.ts';
import { dispositionTones, withSeverity } from './answering.ts';
import { linkTo, type LinkView } from '#lib/views/related.ts';
import type { Site } from '#lib/views/site.ts';
import { inWords } from '#lib/views/words.ts';

/** A row of the decision in words: "Question 2 no and question 4 yes". */
export interface DecideView {
  when: string;
  disposition: string;
  dispositionClass: 'ok' | 'part' | 'gap' | 'planned';
  reason: string;
  then: string;
  escalate: { to: LinkView; severity: Severity } | undefined;
}

/** A playbook a guide leads to, and the severity it is opened with. */
export interface EscalationView {
  to: LinkView;
  severity: Severity;
}

/** One row in words. */
export function decideView(site: Site, row: DecisionRow, numberOf: ReadonlyMap<string, number>): DecideView {
  const conditions = Object.entries(row.when ?? {}).map(([question, answer]) => {
    const words = Array.isArray(answer) ? answer.join(' or ') : answer;
    return `${numberOf.get(question) ?? question} ${words}`;
  });
  return {
    when: conditions.length > 0 ? conditions.join(', ') : 'Otherwise',
    disposition: inWords(row.disposition),
    dispositionClass: dispositionTones[row.disposition],
    reason: inWords(row.reason),
    then: row.then,
    escalate: row.escalate && {
      to: withSeverity(linkTo(site, `procedure/${row.escalate.procedure}`), row.escalate.severity),
      severity: row.escalate.severity,
    },
  };
}

/** A way out of the drawing: "True positive, escalate SEV2". */
export function exitWords(row: DecisionRow): {
  tone: DecideView['dispositionClass'];
  title: string;
  then: string;
} {
  const ending = row.escalate ? `escalate ${row.escalate.severity}` : 'close';
  return {
    tone: dispositionTones[row.disposition],
    title: `${inWords(row.disposition)}, ${ending}`,
    then: row.then,
  };
}

/** Where a guide escalates to: one playbook, with the worst severity it is opened with. */
export function escalationOf(site: Site, rows: readonly DecisionRow[], id: string): EscalationView {
  const given = new Set(
    rows.flatMap(({ escalate }) => (escalate?.procedure === id ? escalate.severity : [])),
  );
  const severity = severities.find((one) => given.has(one)) ?? 'SEV1';
  return { to: withSeverity(linkTo(site, `procedure/${id}`), severity), severity };
}
