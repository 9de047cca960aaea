import type { Content, Entry } from '#lib/model/entry.ts';
import { coverQuestion, type QuestionCoverage } from './question.ts';
import { worst, type CoverageState } from './state.ts';

/** One threat in one scope: a cell of the matrix. */
export interface Cell {
  scope: string;
  state: CoverageState | 'accepted' | 'not-relevant';
  /** What decides the state, one line for each deciding question: `question-id: reason`. */
  reasons: string[];
  /** Use cases that answer any question here, in alphabetical order. */
  useCases: string[];
  /** `use-case: T1114.003, T1564.008` for techniques that no counted test has touched. */
  untested: string[];
  /** Questions whose gap was accepted: all of them when the state is accepted, else a mark on the cell. */
  accepted: string[];
}

/** Detection score: `covered` of `questions`; accepted gaps are in neither. */
export interface DetectionScore {
  covered: number;
  questions: number;
  accepted: number;
}

export interface ThreatCoverage {
  threat: Entry<'threat'>;
  questions: QuestionCoverage[];
  /** One for each scope of the registry, in its order. */
  cells: Cell[];
  score: DetectionScore;
}

/** Coverage of every threat that is not deprecated, in order of its id. `today` is YYYY-MM-DD. */
export function coverage(content: Content, today: string): ThreatCoverage[] {
  return content.entries.threat
    .filter((threat) => threat.data.status !== 'deprecated')
    .map((threat) => coverThreat(content, threat, today));
}

/** Coverage of one threat over all scopes: the worst question decides a cell, the best use case a question. */
export function coverThreat(content: Content, threat: Entry<'threat'>, today: string): ThreatCoverage {
  const questions = (threat.data.detection_questions ?? []).map((question) =>
    coverQuestion(content, threat, question, today),
  );
  const cells = content.registries.scopes.map(({ id }) => cellOf(id, questions));
  const counted = questions.filter(({ accepted }) => !accepted);
  return {
    threat,
    questions,
    cells,
    score: {
      covered: counted.filter(({ covered }) => covered).length,
      questions: counted.length,
      accepted: questions.length - counted.length,
    },
  };
}

function cellOf(scope: string, questions: QuestionCoverage[]): Cell {
  const here = questions.flatMap(({ question, cells }) =>
    cells.filter((cell) => cell.scope === scope).map((cell) => ({ id: question.id, ...cell })),
  );
  const accepted = here.filter(({ state }) => state === 'accepted').map(({ id }) => id);
  const counted = here.flatMap(({ state }) => (state === 'accepted' ? [] : [state]));
  const state = worst(counted) ?? (accepted.length > 0 ? 'accepted' : 'not-relevant');
  const answers = here.flatMap((cell) => cell.answers);
  return {
    scope,
    state,
    reasons: here.filter((cell) => cell.state === state).map(({ id, reason }) => `${id}: ${reason}`),
    useCases: [...new Set(answers.map(({ useCase }) => useCase))].sort(),
    untested: answers
      .filter(({ untested }) => untested.length > 0)
      .map(({ useCase, untested }) => `${useCase}: ${untested.join(', ')}`),
    accepted,
  };
}

/** The score over several threats: sums, so that a threat with more questions weighs more. */
export function totalScore(threats: readonly ThreatCoverage[]): DetectionScore {
  const sum = (key: keyof DetectionScore) => threats.reduce((total, { score }) => total + score[key], 0);
  return { covered: sum('covered'), questions: sum('questions'), accepted: sum('accepted') };
}
