import { filled } from '#client/messages/fill.ts';
import { inFull } from '#client/run/clock.ts';
import type { Guide, Row } from './given.ts';
import type { Kept } from './kept.ts';

/** The close note: what it is and why, the author's text, then every answer with what was seen. */
export function closeNote(guide: Guide, row: Row, kept: Kept): string {
  const ending = row.escalate
    ? `Escalated at ${row.escalate.severity}, playbook "${row.escalate.title}".`
    : 'Closed.';
  return blocks([
    [`${row.disposition}: ${row.reason}. ${ending}`, alertLine(kept), `Decided ${time(kept)}. ${row.then}`],
    [filled(guide.closeNote, kept.words)],
    answerLines(guide, kept),
    [`Guide: ${guide.title}, version ${guide.version}.`],
  ]);
}

/** What the other party is told: the verdict with its reason, the answers, what is missing or asked for. */
export function otherNote(guide: Guide, row: Row, kept: Kept): string {
  const { name = '', sends = [], gets = [], feedback = '' } = guide.other ?? {};
  const asked = row.undetermined && sends.length > 0;
  return blocks([
    [`To ${name}`, alertLine(kept)],
    [
      `${gets.length > 0 ? 'Verdict' : 'Our verdict'}, ${time(kept)}: ${row.disposition}, ${row.reason}.`,
      ...(row.escalate ? [`An incident is open at ${row.escalate.severity}.`] : []),
    ],
    answerLines(guide, kept),
    asked ? ['What we need from you:', ...sends.map((line) => `- ${line}`)] : [],
    gets.map((line) => `- ${line}: `),
    [`Agreed: ${feedback}`],
  ]);
}

function alertLine({ alert, words }: Kept): string {
  return `Alert: ${[alert, words['ALERTID']].filter(Boolean).join(', ')}`;
}

function time({ decided }: Kept): string {
  return decided ? inFull(decided) : '';
}

function answerLines({ questions }: Guide, { answers, saw }: Kept): string[] {
  return questions.flatMap(({ id, number, title }) => {
    const answer = answers[id];
    if (!answer) return [`${number} not asked. ${title}`];
    return [`${number} ${answer}. ${title}`, ...(saw[id] ? [`  Seen: ${saw[id]}`] : [])];
  });
}

function blocks(all: readonly (readonly string[])[]): string {
  return `${all
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}
