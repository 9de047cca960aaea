import type { DecisionTreeData } from '#lib/charts/decision-tree.ts';
import { durationInWords } from '#lib/model/duration.ts';
import type { Entry } from '#lib/model/entry.ts';
import { answeringView, withSeverity, type AnsweringView } from './answering.ts';
import { decideView, escalationOf, exitWords, type DecideView, type EscalationView } from './decide.ts';
import { contactViews, type ContactView } from '#lib/views/respond/contact.ts';
import { treeData } from './decision-tree.ts';
import { headView, type HeadView } from '#lib/views/head.ts';
import { jointView, type JointView } from './joint.ts';
import { ruleNumbers, type RuleNumbers } from '#lib/views/measure/rule-numbers.ts';
import { partViews, proseHtml, type PartView } from '#lib/views/prose.ts';
import {
  closedTitle,
  linkTo,
  linksTo,
  relatedTo,
  type LinkView,
  type RelatedView,
} from '#lib/views/related.ts';
import { page, type Site } from '#lib/views/site.ts';
import { inWords } from '#lib/views/words.ts';

export interface QuestionView {
  id: string;
  number: number;
  title: string;
  automation: string;
  takes: string;
  parts: PartView[];
  answers: { answer: string; html: string }[];
}

/** A triage guide: what fired, the questions in order, what the answers decide, who does what. */
export interface TriageView {
  head: HeadView;
  why: string | undefined;
  decideWithin: string | undefined;
  unknownAfter: string | undefined;
  alerts: { product: string; name: string; useCase: LinkView | undefined }[];
  escalateAtOnce: string[];
  /** Where that leads: the playbooks of this guide, each with the worst severity it is opened with. */
  escalations: EscalationView[];
  questions: QuestionView[];
  signs: { malicious: string[]; benign: string[] } | undefined;
  decide: DecideView[];
  /** The same as a drawing, and as one answers it in the browser. */
  tree: DecisionTreeData | undefined;
  answering: AnsweringView | undefined;
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
  const asked = questions.map(({ id, title }, index) => ({ id, title, number: index + 1 }));
  const head = headView(site, entry);
  const alerts = alertViews(site, entry);
  const joint = jointView(site, entry);
  return {
    head,
    why: data.why,
    decideWithin: data.decide_within && durationInWords(data.decide_within),
    unknownAfter: data.escalate_if_unknown_after && durationInWords(data.escalate_if_unknown_after),
    alerts,
    escalateAtOnce: data.escalate_at_once ?? [],
    escalations: targets.map((id) => escalationOf(site, rows, id)),
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
    tree: treeData({ title: data.title, questions: asked, rows, words: exitWords }),
    answering: answeringView(site, entry, {
      ...{ version: head.version, questions: asked, joint },
      alerts: alerts.map(({ product, name, useCase }) => (useCase ? name : `${product}: ${name}`)),
      link: ({ procedure, severity }) => withSeverity(linkTo(site, `procedure/${procedure}`), severity),
    }),
    knownBenign: (data.known_benign ?? []).map((row) => ({
      ...row,
      exception: row.exception && (exceptions.has(row.exception) ? row.exception : 'agreed'),
    })),
    enrich: data.enrich ?? [],
    preserve: data.preserve ?? [],
    closeNote: data.close_note,
    joint,
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
