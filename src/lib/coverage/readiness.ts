import { addDays } from '#lib/model/date.ts';
import { days } from '#lib/model/duration.ts';
import type { Content, Entry } from '#lib/model/entry.ts';

/** One thing a procedure needs, and what its newest test said. */
export interface PreparationState {
  preparation: Entry<'preparation'>;
  result: 'ready' | 'partial' | 'missing' | 'untested';
  /** Date of that test. */
  on: string | undefined;
  /** The next test lies in the past. */
  overdue: boolean;
}

/** Readiness of a procedure: `ready` of `needed`. */
export interface Readiness {
  procedure: Entry<'procedure'>;
  ready: number;
  needed: number;
  items: PreparationState[];
}

/** What the newest test of a preparation item says on `today`; on one date the later row is the newer. */
export function preparationState(preparation: Entry<'preparation'>, today: string): PreparationState {
  const tests = preparation.data.tests ?? [];
  const newest = tests.reduce<(typeof tests)[number] | undefined>(
    (known, test) => (known && known.on > test.on ? known : test),
    undefined,
  );
  return {
    preparation,
    result: newest?.result ?? 'untested',
    on: newest?.on,
    overdue: newest !== undefined && addDays(newest.on, days(preparation.data.cadence)) < today,
  };
}

/** Readiness of every procedure that is not deprecated, in order of its id. */
export function readiness(content: Content, today: string): Readiness[] {
  const states = content.entries.preparation
    .filter(({ data }) => data.status !== 'deprecated')
    .map((preparation) => preparationState(preparation, today));
  return content.entries.procedure
    .filter(({ data }) => data.status !== 'deprecated')
    .map((procedure) => {
      const items = states.filter(({ preparation }) => preparation.data.needed_by?.includes(procedure.id));
      const ready = items.filter(({ result }) => result === 'ready').length;
      return { procedure, ready, needed: items.length, items };
    });
}
