import { durationSchema } from '#lib/model/duration.ts';
import type { Entry } from '#lib/model/entry.ts';
import type { Baseline } from '#lib/model/tuning.ts';
import { baselineMethods, roles, type RoleName } from '#lib/model/vocabulary.ts';
import type { Answers, Field, Wrong } from './answers.ts';
import type { WholeRead } from './judge.ts';
import { line, oneOf } from './wrong.ts';

/** The fields of a baseline, in the order they are asked. */
export function baselineFields({ data }: Entry<'use-case'>, { content }: WholeRead): Record<string, Field> {
  const scopes = data.scopes ?? content.registries.scopes.map(({ id }) => id);
  const names = new Map(content.registries.scopes.map(({ id, name }) => [id, name]));
  return {
    scope: {
      ask: `Over whom or what (${scopes.join(', ')})`,
      suggest: () => (scopes.length === 1 ? scopes[0] : undefined),
      wrong: oneOf('scope of this use case', scopes),
    },
    measure: { ask: 'What is counted', wrong: line(200) },
    method: {
      ask: `Method (${baselineMethods.join(', ')})`,
      suggest: () => 'first-seen',
      wrong: oneOf('method', baselineMethods),
    },
    window: { ask: 'How far back it looks', suggest: () => '30d', wrong: duration },
    threshold: { ask: 'What is far off', wrong: line(200) },
    statement: {
      ask: 'In one plain sentence',
      suggest: ({ scope, measure, threshold }) => sentence(names.get(scope ?? '') ?? '', measure, threshold),
      wrong: line(200),
    },
    refresh: { ask: 'Refreshed every', suggest: () => '30d', wrong: duration },
    owner: { ask: 'Owner (a role)', suggest: () => data.owner, wrong: oneOf('role', roles) },
  };
}

function sentence(scope: string, measure = '', threshold = ''): string {
  const whole = `Over ${scope}, learn ${measure}. Alert on ${threshold}.`;
  return whole.length <= 200
    ? whole
    : `Over ${scope}, learn what is counted below and alert on what is far off.`;
}

function duration(text: string): Wrong | undefined {
  const result = durationSchema.safeParse(text);
  return result.success
    ? undefined
    : { message: `"${text}" ${result.error.issues[0]?.message}`, hint: 'for example 30d' };
}

/** The row as its answers make it; it counts as refreshed on the day it is agreed. */
export function baselineOf(id: string, answers: Answers, today: string): Baseline {
  const { scope = '', measure = '', statement = '', threshold = '', method, owner } = answers;
  return {
    ...{ id, statement, population: scope, measure, method: method as Baseline['method'] },
    ...{ window: answers['window'] ?? '', threshold, refresh_every: answers['refresh'] ?? '' },
    ...{ last_refreshed: today, owner: owner as RoleName },
  };
}
