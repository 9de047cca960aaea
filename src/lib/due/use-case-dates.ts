import { addDays } from '#lib/model/date.ts';
import { days } from '#lib/model/duration.ts';
import type { Entry } from '#lib/model/entry.ts';
import { isLive } from '#lib/model/tier.ts';
import { newestResults, resultState, validUntil } from '#lib/coverage/result.ts';
import { dueIn, type Due } from './due.ts';

/** What falls due in a live use case: exceptions, baselines, tests and decisions on vendor rules. */
export function useCaseDates(entry: Entry<'use-case'>, today: string): Due[] {
  const { data } = entry;
  if (!isLive(data)) return [];
  const tests = data.validations ?? [];
  const scopes = [...new Set(tests.map(({ scope }) => scope))];
  const standing = scopes.flatMap((scope) => [...newestResults(tests, scope).values()]);
  return [
    ...(data.exceptions ?? []).map((row, index) =>
      dueIn(entry, 'exception', {
        name: row.id,
        path: ['exceptions', index, 'expires'],
        by: row.expires,
        owner: row.owner,
        settle: () => 'have it taken out of the rule and delete it, or ask again and set a new  expires:',
      }),
    ),
    ...(data.baselines ?? []).map((row, index) =>
      dueIn(entry, 'baseline', {
        name: row.id,
        path: ['baselines', index, 'last_refreshed'],
        by: addDays(row.last_refreshed, days(row.refresh_every)),
        owner: row.owner,
        settle: (day) => `refresh it, then set  last_refreshed: ${day}`,
      }),
    ),
    ...tests.flatMap((row, index): Due[] => {
      const at = { name: row.id, path: ['validations', index, 'date'], owner: row.by ?? data.owner };
      if (row.follow_up && standing.includes(row))
        return [
          dueIn(entry, 'follow-up', {
            name: row.id,
            path: ['validations', index, 'follow_up', 'due'],
            by: row.follow_up.due,
            owner: row.follow_up.owner,
            settle: () => 'fix what failed, test again and add the new result',
          }),
        ];
      if (row.result === 'not-run')
        return [
          dueIn(entry, 'planned-test', {
            ...at,
            by: row.date,
            settle: () => 'run it and write down the result, or move its date',
          }),
        ];
      if (!standing.includes(row) || resultState(row, today) === 'failed') return [];
      return [
        dueIn(entry, 'test', {
          ...at,
          by: validUntil(row),
          settle: () => 'test again and add the new result',
        }),
      ];
    }),
    ...(data.content ?? []).flatMap(({ rule, relevance }, index): Due[] =>
      relevance
        ? [
            dueIn(entry, 'rule', {
              name: rule,
              path: ['content', index, 'relevance', 'revisit_by'],
              by: relevance.revisit_by,
              owner: relevance.decided_by,
              settle: () => 'decide again, then set decided_on and revisit_by',
            }),
          ]
        : [],
    ),
  ];
}
