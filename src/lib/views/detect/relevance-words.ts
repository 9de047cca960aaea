import type { Recommendation } from '#lib/model/relevance-file.ts';
import type { StatusView } from './use-case.ts';

/** What a reader sees for each recommendation, and when it is given. */
export const recommendationWords: Record<
  Recommendation,
  { name: string; tone: StatusView['tone']; meaning: string }
> = {
  enable: { name: 'Enable', tone: 'ok', meaning: 'answers an open question, and its data arrives' },
  'enable-tuned': {
    name: 'Enable, tuned',
    tone: 'part',
    meaning: 'the same, with something to settle first',
  },
  'needs-data': {
    name: 'Needs data',
    tone: 'gap',
    meaning: 'would answer an open question, if its log were connected',
  },
  covered: { name: 'Covered', tone: 'planned', meaning: 'nothing open asks for what it looks for' },
  decided: { name: 'Decided', tone: 'ok', meaning: 'a use case or a pack has decided on it' },
  'no-threat': { name: 'Not asked for', tone: 'planned', meaning: 'no question of a threat asks for it' },
};

/** Why documents were not weighed, after their number. */
export const leftOutWords: Record<string, string> = {
  hunting: 'for threat hunting',
  deprecated: 'deprecated by their author',
  unsupported: 'unsupported by their author',
  'building-block': 'that raise no alert of their own',
  filter: 'that only filter others',
  'part-of-correlation': 'that fire only as part of a correlation',
  duplicate: 'with the id of another',
  broken: 'that cannot be read',
  'no-rule': 'that are no rules',
};

/** How many rules a threat has. */
export function countWords(open: number, covered: number): string {
  const more = covered > 0 ? `, ${covered} more covered` : '';
  return `${open} ${open === 1 ? 'rule' : 'rules'}${more}`;
}

/** The finding of the page. */
export function titleOf(waiting: number, all: number): string {
  if (waiting === 0) return `None of ${all} rules answers an open question with the data we have`;
  return `${waiting} of ${all} rules ${waiting === 1 ? 'answers' : 'answer'} an open question, and ${waiting === 1 ? 'waits' : 'wait'} for a decision`;
}
