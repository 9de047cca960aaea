import { countsFor, currentId } from '#lib/model/attack/attack.ts';
import { addDays } from '#lib/model/date.ts';
import { days } from '#lib/model/duration.ts';
import type { Validation } from '#lib/model/validation.ts';
import { validationResults } from '#lib/model/vocabulary.ts';

/** What a test proves today. A failure does not age into something better; proof of success does. */
export type ResultState = 'failed' | 'expired' | 'late' | 'validated';

/** Whether a test says anything technical: a tabletop never does, nor one that has not run. */
export function counts(test: Validation): boolean {
  return test.method !== 'tabletop' && test.result !== 'not-run';
}

/** The state a counted test leaves behind on `today` (YYYY-MM-DD). */
export function resultState(test: Validation, today: string): ResultState {
  const passed = test.result === 'detected' || test.result === 'blocked-with-alert';
  if (!passed && test.result !== 'detected-late') return 'failed';
  if (validUntil(test) < today) return 'expired';
  return passed ? 'validated' : 'late';
}

/** The last day a test proves anything, YYYY-MM-DD. */
export function validUntil(test: Validation): string {
  return addDays(test.date, days(test.valid_for));
}

/**
 * The tests that hold for a scope, one per technique: the newest wins, on one date the worse. A test without a
 * technique is about the use case as a whole and stands beside them under ''.
 */
export function newestResults(tests: readonly Validation[], scope: string): Map<string, Validation> {
  const newest = new Map<string, Validation>();
  for (const test of tests) {
    if (!counts(test) || test.scope !== scope) continue;
    const technique = today19(test.technique ?? '');
    const known = newest.get(technique);
    if (!known || outranks(test, known)) newest.set(technique, test);
  }
  return newest;
}

/** Whether a test of `tested` counts for `wanted`: the same technique, or a sub-technique of it. */
export function answersTechnique(tested: string, wanted: string): boolean {
  return countsFor(tested, today19(wanted));
}

function today19(id: string): string {
  return currentId(id) ?? id;
}

function outranks(test: Validation, known: Validation): boolean {
  if (test.date !== known.date) return test.date > known.date;
  const worse = validationResults.indexOf(test.result) - validationResults.indexOf(known.result);
  return worse > 0 || (worse === 0 && validUntil(test) < validUntil(known));
}
