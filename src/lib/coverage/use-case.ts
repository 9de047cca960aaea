import type { Entry } from '#lib/model/entry.ts';
import type { DetectionQuestion } from '#lib/model/threat.ts';
import { answersTechnique, newestResults, resultState, validUntil } from './result.ts';
import { worst, type CoverageState } from './state.ts';

/** How far one use case answers one question in one scope. */
export interface Answer {
  useCase: string;
  state: CoverageState;
  /** In words, for the reader of a cell. */
  reason: string;
  /** Techniques of the question that no counted test has touched here. */
  untested: string[];
}

/** The answer of a use case in a scope; undefined when it answers nothing there. */
export function answerOf(
  useCase: Entry<'use-case'>,
  question: DetectionQuestion,
  scope: string,
  today: string,
): Answer | undefined {
  const { lifecycle, scopes, validations } = useCase.data;
  if (!scopes?.includes(scope) || lifecycle === 'paused' || lifecycle === 'retired') return undefined;
  const answer = (
    state: CoverageState,
    reason: string,
    untested: string[] = question.techniques,
  ): Answer => ({
    useCase: useCase.id,
    state,
    reason,
    untested,
  });
  // Tested or not, what is not switched on sees nothing yet.
  if (lifecycle !== 'live') return answer('planned', `${lifecycle}, not live`);
  const results = [...newestResults(validations ?? [], scope)].filter(
    ([tested]) => tested === '' || question.techniques.some((wanted) => answersTechnique(tested, wanted)),
  );
  const states = results.map(([, test]) => resultState(test, today));
  const state = worst(states);
  const decisive = results[state ? states.indexOf(state) : -1]?.[1];
  if (!state || !decisive) return answer('running-untested', 'live, never tested here');
  const untested = question.techniques.filter(
    (wanted) => !results.some(([tested]) => tested !== '' && answersTechnique(tested, wanted)),
  );
  const about = decisive.technique ? ` (${decisive.technique})` : '';
  const reason =
    state === 'expired'
      ? `test of ${decisive.date} held until ${validUntil(decisive)}`
      : `${decisive.result} on ${decisive.date}`;
  return answer(state, reason + about, untested);
}
