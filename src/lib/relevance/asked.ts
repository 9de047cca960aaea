import { coverage } from '#lib/coverage/coverage.ts';
import type { QuestionCoverage } from '#lib/coverage/question.ts';
import { currentId, parentId, technique } from '#lib/model/attack/attack.ts';
import type { Content } from '#lib/model/entry.ts';

/** A question of a threat, with what answers it where. */
export interface Asked {
  threat: string;
  /** likelihood × impact of the threat, 1 to 25. */
  risk: number;
  covered: QuestionCoverage;
}

/** What our threats ask for, by technique. */
export interface AskedIndex {
  /** Questions whose techniques hold this id. */
  questions: ReadonlyMap<string, Asked[]>;
  /** Threats whose scenario uses it, asked for or not. */
  threats: ReadonlyMap<string, { threat: string; risk: number }[]>;
  /** Sub-techniques that questions ask for, by their technique. */
  below: ReadonlyMap<string, string[]>;
}

/** Indexes every threat that is not deprecated, as covered on `today` (YYYY-MM-DD). */
export function askedIndex(content: Content, today: string): AskedIndex {
  const questions = new Map<string, Asked[]>();
  const threats = new Map<string, { threat: string; risk: number }[]>();
  const below = new Map<string, string[]>();
  for (const { threat, questions: all } of coverage(content, today)) {
    const { id, data } = threat;
    const risk = data.likelihood * data.impact;
    for (const used of unique(data.techniques ?? [])) push(threats, used, { threat: id, risk });
    for (const covered of all)
      for (const wanted of unique(covered.question.techniques)) {
        push(questions, wanted, { threat: id, risk, covered });
        if (wanted.includes('.')) push(below, parentId(wanted), wanted);
      }
  }
  return { questions, threats, below };
}

/** A rule's techniques under their ids of today, and those ATT&CK does not have. */
export function currentTechniques(written: readonly string[]): { known: string[]; unknown: string[] } {
  const ids = unique(written);
  return {
    known: ids.filter((id) => technique(id)),
    unknown: ids.filter((id) => !technique(id)),
  };
}

/** What a technique may answer: itself and the technique it is part of. Never the reverse. */
export function answers(id: string): string[] {
  return [...new Set([id, parentId(id)])];
}

function unique(ids: readonly string[]): string[] {
  return [...new Set(ids.map((id) => (technique(id) ? id : (currentId(id) ?? id))))];
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (!list) map.set(key, [value]);
  else if (!list.includes(value)) list.push(value);
}
