import { currentId } from '#lib/model/attack/attack.ts';
import type { Content, Entry } from '#lib/model/entry.ts';
import { isLive } from '#lib/model/tier.ts';
import type { Validation } from '#lib/model/validation.ts';
import { answersTechnique, newestResults, resultState, validUntil, type ResultState } from './result.ts';

/** One thing a live use case claims: that it sees a technique in a scope. What tests say of it. */
export interface Claim {
  useCase: Entry<'use-case'>;
  scope: string;
  /** Undefined: the use case as a whole, where it enforces a control or a test named no technique. */
  technique: string | undefined;
  state: ResultState | 'untested';
  /** The test that decides the state. */
  last: Validation | undefined;
  /** The last day it proves anything; undefined for what does not pass. */
  until: string | undefined;
  /** The next test that is planned, today or later. */
  planned: Validation | undefined;
}

const worstFirst: readonly ResultState[] = ['failed', 'expired', 'late', 'validated'];

/** Every claim of every live use case on `today` (YYYY-MM-DD), by use case, scope and technique as they are written. */
export function claims(content: Content, today: string): Claim[] {
  return content.entries['use-case']
    .filter(({ data }) => isLive(data))
    .flatMap((useCase) => (useCase.data.scopes ?? []).flatMap((scope) => claimsIn(useCase, scope, today)));
}

function claimsIn(useCase: Entry<'use-case'>, scope: string, today: string): Claim[] {
  const { techniques = [], validations = [] } = useCase.data;
  const newest = [...newestResults(validations, scope)];
  const planned = validations
    .filter((test) => test.scope === scope && test.result === 'not-run' && test.date >= today)
    .toSorted((a, b) => (a.date < b.date ? -1 : 1));
  const claim = (technique: string | undefined): Claim => {
    const about = (tested: string) =>
      technique === undefined ? tested === '' : tested !== '' && answersTechnique(tested, technique);
    const own = newest.filter(([tested]) => about(tested)).map(([, test]) => test);
    const last = own.toSorted((a, b) => rank(a, today) - rank(b, today) || (a.date < b.date ? -1 : 1))[0];
    const state = last ? resultState(last, today) : 'untested';
    return {
      ...{ useCase, scope, technique, last, state },
      until: last && state !== 'failed' ? validUntil(last) : undefined,
      planned: planned.find(({ technique: id }) => about(id === undefined ? '' : (currentId(id) ?? id))),
    };
  };
  const whole = techniques.length === 0 || newest.some(([tested]) => tested === '');
  return [...techniques.map(claim), ...(whole ? [claim(undefined)] : [])];
}

function rank(test: Validation, today: string): number {
  return worstFirst.indexOf(resultState(test, today));
}
