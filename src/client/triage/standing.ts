import type { Answer } from '#lib/model/vocabulary.ts';
import type { Guide, Row } from './given.ts';

export type Answers = Readonly<Record<string, Answer>>;

/** How far a guide is answered. */
export interface Standing {
  /** The row that holds: its conditions are met, and no row above it can still be. */
  row: Row | undefined;
  /** The question to ask next. */
  next: string | undefined;
  /** Questions whose answer could still change what it is. */
  open: ReadonlySet<string>;
}

/** Where some answers stand. Questions may be answered in any order; what is asked next keeps to theirs. */
export function standingOf(
  { rows, questions }: Pick<Guide, 'rows' | 'questions'>,
  answers: Answers,
): Standing {
  const possible: { row: Row; missing: string[] }[] = [];
  for (const row of rows) {
    const conditions = Object.entries(row.when);
    if (conditions.some(([id, fit]) => answers[id] && !fit.includes(answers[id]))) continue;
    const missing = conditions.flatMap(([id]) => (answers[id] ? [] : [id]));
    possible.push({ row, missing });
    // It holds whatever else is said: rows below it no longer matter.
    if (missing.length === 0) break;
  }
  const first = possible[0];
  if (first?.missing.length === 0) return { row: first.row, next: undefined, open: new Set() };
  const open = new Set(possible.flatMap(({ missing }) => missing));
  return { row: undefined, next: questions.find(({ id }) => open.has(id))?.id, open };
}
