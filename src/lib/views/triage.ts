import { durationInWords } from '#lib/model/duration.ts';
import type { Entry } from '#lib/model/entry.ts';
import type { DecisionRow } from '#lib/model/triage.ts';
import type { Severity } from '#lib/model/vocabulary.ts';
import { contactViews, type ContactView } from './contact.ts';
import { headView, type HeadView } from './head.ts';
import { jointView, type JointView } from './joint.ts';
import { ruleNumbers, type RuleNumbers } from './measured.ts';
import { partViews, proseHtml, type PartView } from './prose.ts';
import { closedTitle, linkTo, linksTo, relatedTo, type LinkView, type RelatedView } from './related.ts';
import { page, type Site } from './site.ts';
import { inWords } from './words.ts';

export interface QuestionView {
  id: string;
  number: number;
  title: string;
  automation: string;
  takes: string;
  parts: PartView[];
  answers: { answer: string; html: string }[];
}

/** A row of the decision in words: "Question 2 no and question 4 yes". */
export interface DecideView {
  when: string;
  disposition: string;
  dispositionClass: 'ok' | 'part' | 'gap' | 'planned';
  reason: string;
  then: string;
  escalate: { to: LinkView; severity: Severity } | undefined;
}

/** A triage guide: what fired, the questions in order, what the answers decide, who does what. */
export interface TriageView {
  head: HeadView;
  why: string | undefined;
  decideWithin: string | undefined;
  unknownAfter: string | undefined;
  alerts: { product: string; name: string; useCase: LinkView | undefined }[];
  escalateAtOnce: string[];
  questions: QuestionView[];
  signs: { malicious: string[]; benign: string[] } | undefined;
  decide: DecideView[];
  knownBenign: { pattern: string; check: string; exception: string | undefined }[];
  enrich: string[];
  preserve: string[];
  closeNote: string | undefined;
  joint: JointView | undefined;
  procedures: LinkView[];
  contacts: ContactView[];
  numbers: RuleNumbers[];
  related: RelatedView[];
  rest: PartView[];
}

const dispositionClasses = {
  'true-positive': 'gap',
  'benign-positive': 'ok',
  'false-positive': 'planned',
  undetermined: 'part',
} as const;

/** Everything a triage guide's page shows. */
export function triageView(site: Site, entry: Entry<'triage'>): TriageView {
  const { data, document } = entry;
  const questions = document.nodes.filter((node) => node.kind === 'question');
  const numberOf = new Map(questions.map((question, index) => [question.id, index + 1]));
  const rows = data.decide ?? [];
  const exceptions = new Set(
    site.content.entries['use-case'].flatMap((entry) => (entry.data.exceptions ?? []).map(({ id }) => id)),
  );
  const targets = [...new Set(rows.flatMap((row) => row.escalate?.procedure ?? []))];
  return {
    head: headView(site, entry),
    why: data.why,
    decideWithin: data.decide_within && durationInWords(data.decide_within),
    unknownAfter: data.escalate_if_unknown_after && durationInWords(data.escalate_if_unknown_after),
    alerts: alertViews(site, entry),
    escalateAtOnce: data.escalate_at_once ?? [],
    questions: questions.map((question, index) => ({
      id: question.id,
      number: index + 1,
      title: question.title,
      automation: inWords(question.automation),
      takes: durationInWords(question.takes),
      parts: partViews(question.body, site, new Map()),
      answers: (['yes', 'no', 'unknown'] as const).map((answer) => ({
        answer: inWords(answer),
        html: proseHtml(question.answers[answer], site),
      })),
    })),
    signs: data.signs,
    decide: rows.map((row) => decideView(site, row, numberOf)),
    knownBenign: (data.known_benign ?? []).map((row) => ({
      ...row,
      exception: row.exception && (exceptions.has(row.exception) ? row.exception : 'agreed'),
    })),
    enrich: data.enrich ?? [],
    preserve: data.preserve ?? [],
    closeNote: data.close_note,
    joint: jointView(site, entry),
    procedures: linksTo(site, 'procedure', targets),
    contacts: contactViews(site).slice(0, 2),
    numbers: ruleNumbers(site, rulesOf(site, entry)),
    related: relatedTo(site, entry, ['use-case']),
    rest: partViews(
      document.nodes.filter((node) => node.kind === 'prose' || node.kind === 'command'),
      site,
      new Map(),
    ),
  };
}

function decideView(site: Site, row: DecisionRow, numberOf: ReadonlyMap<string, number>): DecideView {
  const conditions = Object.entries(row.when ?? {}).map(([question, answer]) => {
    const words = Array.isArray(answer) ? answer.join(' or ') : answer;
    return `${numberOf.get(question) ?? question} ${words}`;
  });
  return {
    when: conditions.length > 0 ? conditions.join(', ') : 'Otherwise',
    disposition: inWords(row.disposition),
    dispositionClass: dispositionClasses[row.disposition],
    reason: inWords(row.reason),
    then: row.then,
    escalate: row.escalate && {
      to: linkTo(site, `procedure/${row.escalate.procedure}`),
      severity: row.escalate.severity,
    },
  };
}

function alertViews(site: Site, entry: Entry<'triage'>): TriageView['alerts'] {
  return entry.data.alerts.map((alert) =>
    'use_case' in alert
      ? {
          product: 'Use case',
          name: page(site, 'use-case', alert.use_case)?.data.objective ?? closedTitle('use-case'),
          useCase: linkTo(site, `use-case/${alert.use_case}`),
        }
      : { product: alert.product, name: alert.alert_name, useCase: undefined },
  );
}

/** Names of the rules whose alerts this guide is for. */
function rulesOf(site: Site, entry: Entry<'triage'>): string[] {
  const names = entry.data.alerts.flatMap((alert) =>
    'use_case' in alert
      ? (page(site, 'use-case', alert.use_case)?.data.content ?? []).map((row) => row.rule)
      : [alert.alert_name],
  );
  return [...new Set(names)];
}
