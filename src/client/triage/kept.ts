import type { Answer } from '#lib/model/vocabulary.ts';
import { keptName } from '#client/parts.ts';

/** What one has answered, for as long as the tab is open. */
export interface Kept {
  answers: Record<string, Answer>;
  /** What was seen, by question. */
  saw: Record<string, string>;
  /** Words filled in. */
  words: Record<string, string>;
  alert: string;
  /** Notes as they were edited; one that is not here is written from the answers. */
  notes: Record<string, string>;
  /** When the first answer was given, and when it was decided; UTC. */
  first?: string | undefined;
  decided?: string | undefined;
}

export function nothing(): Kept {
  return { answers: {}, saw: {}, words: {}, alert: '', notes: {} };
}

/** What this tab keeps of a guide. What cannot be read is nothing. */
export function readKept(name: string): Kept {
  try {
    return keptFrom(JSON.parse(sessionStorage.getItem(keptName(name)) ?? 'null'));
  } catch {
    return nothing();
  }
}

/** The parts of a value that have the right shape. */
export function keptFrom(value: unknown): Kept {
  const given = record(value);
  const answers = Object.entries(texts(given['answers'])).filter(([, answer]) =>
    ['yes', 'no', 'unknown'].includes(answer),
  );
  const time = (name: string) => {
    const text = given[name];
    return typeof text === 'string' && !Number.isNaN(Date.parse(text)) ? text : undefined;
  };
  return {
    answers: Object.fromEntries(answers) as Record<string, Answer>,
    ...{ saw: texts(given['saw']), words: texts(given['words']), notes: texts(given['notes']) },
    alert: typeof given['alert'] === 'string' ? given['alert'] : '',
    ...{ first: time('first'), decided: time('decided') },
  };
}

/** Keeps it in this tab only; undefined keeps nothing. False where the browser refuses. */
export function writeKept(name: string, kept: Kept | undefined): boolean {
  try {
    if (kept) sessionStorage.setItem(keptName(name), JSON.stringify(kept));
    else sessionStorage.removeItem(keptName(name));
    return true;
  } catch {
    return false;
  }
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function texts(value: unknown): Record<string, string> {
  const entries = Object.entries(record(value)).filter(([, text]) => typeof text === 'string');
  return Object.fromEntries(entries) as Record<string, string>;
}
