import { addDays } from '#lib/model/date.ts';
import { days } from '#lib/model/duration.ts';
import type { Content, Entry } from '#lib/model/entry.ts';
import { isLive } from '#lib/model/tier.ts';
import type { Baseline, Exception } from '#lib/model/tuning.ts';
import type { Validation } from '#lib/model/validation.ts';
import { counts, resultState } from './result.ts';

/** Within so many days an exception counts as ending: time to ask again. */
export const soon = 30;

/** Where an exception stands in time. One that ends soon still holds. */
export type ExceptionState = 'active' | 'expiring' | 'expired';

/** How far an exception has come: nobody was asked, asked, in force, in force and tested outside it. */
export type RequestState = 'not-asked' | 'asked' | 'applied' | 'proven';

/** An exception of a live use case, with what can be said of it on a day. */
export interface ExceptionRow {
  useCase: Entry<'use-case'>;
  exception: Exception;
  state: ExceptionState;
  request: RequestState;
  /** The test it names, when there is one of this id. */
  retest: Validation | undefined;
}

/** A baseline of a live use case. Past `next` it is stale: what is normal was learned too long ago. */
export interface BaselineRow {
  useCase: Entry<'use-case'>;
  baseline: Baseline;
  /** The last day it is fresh, YYYY-MM-DD. */
  next: string;
  stale: boolean;
  /** Members of its population; undefined when the registry does not know the scope. */
  count: number | undefined;
}

/** Where an exception that ends on `expires` stands on `today`, both YYYY-MM-DD. */
export function exceptionState(expires: string, today: string): ExceptionState {
  if (expires < today) return 'expired';
  return expires <= addDays(today, soon) ? 'expiring' : 'active';
}

/**
 * Whether a retest shows what it is for. Inside the exception a silent rule is what was asked for; anywhere else it
 * is what the test was to rule out.
 */
export function proves(test: Validation, scope: string): boolean {
  return counts(test) && (test.scope === scope || resultState(test, test.date) !== 'failed');
}

/** Whether the provider has anything to do with an exception: it was asked, has changed a rule, or stands behind it. */
export function concernsProvider(row: Exception): boolean {
  return (
    row.asked_provider_on !== undefined ||
    row.applied_on !== undefined ||
    row.owner === 'mssp' ||
    row.requested_by === 'mssp'
  );
}

/** Every exception of a live use case, the one that ends first at the top. */
export function exceptionRows(content: Content, today: string): ExceptionRow[] {
  return content.entries['use-case']
    .filter(({ data }) => isLive(data))
    .flatMap((useCase) =>
      (useCase.data.exceptions ?? []).map((exception): ExceptionRow => {
        const retest = useCase.data.validations?.find(({ id }) => id === exception.retest);
        const state = exceptionState(exception.expires, today);
        return { useCase, exception, state, request: requestOf(exception, retest), retest };
      }),
    )
    .toSorted(
      (a, b) =>
        byText(a.exception.expires, b.exception.expires) ||
        byText(a.useCase.id, b.useCase.id) ||
        byText(a.exception.id, b.exception.id),
    );
}

/** Every baseline of a live use case, the one to refresh first at the top. */
export function baselineRows(content: Content, today: string): BaselineRow[] {
  const counted = new Map(content.registries.scopes.map(({ id, count }) => [id, count]));
  return content.entries['use-case']
    .filter(({ data }) => isLive(data))
    .flatMap((useCase) =>
      (useCase.data.baselines ?? []).map((baseline): BaselineRow => {
        const next = addDays(baseline.last_refreshed, days(baseline.refresh_every));
        return { useCase, baseline, next, stale: next < today, count: counted.get(baseline.population) };
      }),
    )
    .toSorted(
      (a, b) =>
        byText(a.next, b.next) || byText(a.useCase.id, b.useCase.id) || byText(a.baseline.id, b.baseline.id),
    );
}

function requestOf(exception: Exception, retest: Validation | undefined): RequestState {
  const { applied_on: applied, asked_provider_on: asked, scope } = exception;
  if (!applied) return asked ? 'asked' : 'not-asked';
  return retest && retest.date >= applied && proves(retest, scope) ? 'proven' : 'applied';
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
