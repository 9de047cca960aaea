import { seconds } from '#lib/model/duration.ts';
import type { Entry } from '#lib/model/entry.ts';
import type { DecisionRow } from '#lib/model/triage.ts';
import { commonVariables, type Answer, type Severity } from '#lib/model/vocabulary.ts';
import type { JointView } from './joint.ts';
import type { LinkView } from '#lib/views/related.ts';
import type { Site } from '#lib/views/site.ts';
import { inWords, insideSentence } from '#lib/views/words.ts';

/** A row of the decision as the browser takes it. */
export interface AnsweringRow {
  /** Answers that fit, by question; a question that is not named may have any. */
  when: Record<string, Answer[]>;
  disposition: string;
  tone: 'ok' | 'part' | 'gap' | 'planned';
  reason: string;
  then: string;
  undetermined: boolean;
  /** `href` brings the severity along. */
  escalate: { severity: Severity; title: string; href: string | undefined } | undefined;
}

/** What answering a guide in the browser needs beside the page. */
export interface AnsweringView {
  guide: string;
  title: string;
  version: string;
  alerts: string[];
  questions: { id: string; number: number; title: string }[];
  rows: AnsweringRow[];
  /** Seconds from the first answer until it is decided, or escalated. */
  decideSeconds: number | undefined;
  unknownSeconds: number | undefined;
  /** The author's text for the note, and its words to fill in. */
  closeNote: string;
  variables: string[];
  /** The other party where both work on the alert, and what is said to it. */
  other: { name: string; sends: string[]; gets: string[]; feedback: string } | undefined;
}

/** The tone in which a disposition is shown; a word always stands with it. */
export const dispositionTones = {
  'true-positive': 'gap',
  'benign-positive': 'ok',
  'false-positive': 'planned',
  undetermined: 'part',
} as const;

/** The address of a playbook with the severity a run of it begins with. */
export function withSeverity({ title, href }: LinkView, severity: Severity): LinkView {
  return { title, href: href && `${href}?severity=${severity}` };
}

interface Known {
  version: string;
  alerts: string[];
  questions: AnsweringView['questions'];
  joint: JointView | undefined;
  link: (row: NonNullable<DecisionRow['escalate']>) => LinkView;
}

/** A guide as one answers it; undefined while it decides nothing. */
export function answeringView(site: Site, entry: Entry<'triage'>, known: Known): AnsweringView | undefined {
  const { data } = entry;
  if (!data.decide || known.questions.length === 0) return undefined;
  const closeNote = data.close_note?.trim() ?? '';
  return {
    ...{ guide: entry.id, title: data.title, version: known.version, alerts: known.alerts },
    questions: known.questions.map(({ id, number, title }) => ({ id, number, title })),
    rows: data.decide.map((row) => rowOf(row, known)),
    decideSeconds: data.decide_within ? seconds(data.decide_within) : undefined,
    unknownSeconds: data.escalate_if_unknown_after ? seconds(data.escalate_if_unknown_after) : undefined,
    closeNote,
    variables: wordsIn(closeNote, [...(data.variables ?? []), ...commonVariables]),
    other: known.joint && otherParty(site, known.joint),
  };
}

function rowOf(row: DecisionRow, { link }: Known): AnsweringRow {
  const { when = {}, escalate } = row;
  return {
    when: Object.fromEntries(Object.entries(when).map(([id, one]) => [id, [one].flat()])),
    disposition: inWords(row.disposition),
    tone: dispositionTones[row.disposition],
    reason: insideSentence(row.reason),
    then: row.then,
    undetermined: row.disposition === 'undetermined',
    escalate: escalate && { severity: escalate.severity, ...link(escalate) },
  };
}

/** Of the words to fill in, those a text holds, in the order it names them. */
export function wordsIn(text: string, variables: readonly string[]): string[] {
  const found = text.match(/[A-Z][A-Z0-9]+/g) ?? [];
  return [...new Set(found)].filter((word) => variables.includes(word));
}

/** The provider reads our side, we read the provider's. */
function otherParty(site: Site, joint: JointView): AnsweringView['other'] {
  const { feedback, provider, mustSend } = joint;
  return site.audience.id === 'mssp'
    ? { name: site.content.portal.organisation, sends: [], gets: mustSend, feedback }
    : { name: provider, sends: mustSend, gets: [], feedback };
}
