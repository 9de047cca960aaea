import type { QuestionCell } from '#lib/coverage/question.ts';
import { answers, currentTechniques, type Asked, type AskedIndex } from './asked.ts';
import type { Feed } from './feed.ts';

/** A question a rule may answer, in the scopes its data reaches. */
export interface Touch {
  asked: Asked;
  /** The technique of the question it answers. */
  technique: string;
  cells: QuestionCell[];
  /** It reads a log that the question rests on, or the question names none: a technique alone is a broad word. */
  fits: boolean;
}

/** What a rule has to do with our threats. */
export interface Touched {
  /** Questions it can answer somewhere. */
  here: Touch[];
  /** Questions on its techniques that ask about scopes its data does not reach. */
  elsewhere: Touch[];
  /** Threats that use its techniques, worst first. */
  threats: string[];
  /** Its techniques under their ids of today; ids ATT&CK does not have; finer ones that questions ask for. */
  techniques: string[];
  unknown: string[];
  finer: string[];
}

/** Looks a rule's techniques up. A sub-technique answers for its technique, never the reverse. */
export function touched(index: AskedIndex, written: readonly string[], feed: Feed): Touched {
  const { known, unknown } = currentTechniques(written);
  const wanted = [...new Set(known.flatMap(answers))];
  const all = new Map<Asked['covered'], Touch>();
  for (const technique of wanted)
    for (const asked of index.questions.get(technique) ?? []) {
      if (all.has(asked.covered)) continue;
      const { cells: required, question } = asked.covered;
      const cells = required.filter(({ scope }) => !feed.reach || feed.reach.has(scope));
      const rests = question.data_sources;
      const fits = !rests || feed.sources.some(({ id }) => rests.includes(id));
      all.set(asked.covered, { asked, technique, cells, fits });
    }
  const touches = [...all.values()].toSorted(worstFirst);
  const users = wanted.flatMap((technique) => index.threats.get(technique) ?? []).toSorted(byRisk);
  const asking = touches.map(({ asked }) => asked).toSorted(byRisk);
  return {
    here: touches.filter(({ cells }) => cells.length > 0),
    elsewhere: touches.filter(({ cells }) => cells.length === 0),
    threats: [...new Set([...asking, ...users].toSorted(byRisk).map(({ threat }) => threat))],
    techniques: known,
    unknown,
    finer: [...new Set(known.flatMap((technique) => index.below.get(technique) ?? []))],
  };
}

function worstFirst(a: Touch, b: Touch): number {
  return byRisk(a.asked, b.asked) || compare(a.asked.covered.question.id, b.asked.covered.question.id);
}

function byRisk(a: { risk: number; threat: string }, b: { risk: number; threat: string }): number {
  return b.risk - a.risk || compare(a.threat, b.threat);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
