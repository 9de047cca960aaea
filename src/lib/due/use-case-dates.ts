import { addDays } from '#lib/model/date.ts';
import { days } from '#lib/model/duration.ts';
import type { Entry } from '#lib/model/entry.ts';
import { isLive } from '#lib/model/tier.ts';
import type { Due } from './dates.ts';
import { newestResults, resultState, validUntil } from '#lib/coverage/result.ts';

/** What falls due in a live use case: exceptions, baselines, tests and decisions on vendor rules. */
export function useCaseDates(entry: Entry<'use-case'>, today: string): Due[] {
  const { data } = entry;
  if (!isLive(data)) return [];
  const tests = data.validations ?? [];
  const scopes = [...new Set(tests.map(({ scope }) => scope))];
  const standing = scopes.flatMap((scope) => [...newestResults(tests, scope).values()]);
  return [
    ...(data.exceptions ?? []).map((row, index): Due => ({
      entry,
      path: ['exceptions', index, 'expires'],
      what: `exception "${row.id}"`,
      ends: 'expires',
      by: row.expires,
      owner: row.owner,
      settle: () => 'have it taken out of the rule and delete it, or ask again and set a new  expires:',
    })),
    ...(data.baselines ?? []).map((row, index): Due => ({
      entry,
      path: ['baselines', index, 'last_refreshed'],
      what: `refresh of baseline "${row.id}"`,
      ends: 'due',
      by: addDays(row.last_refreshed, days(row.refresh_every)),
      owner: row.owner,
      settle: (day) => `refresh it, then set  last_refreshed: ${day}`,
    })),
    ...tests.flatMap((row, index): Due[] => {
      const [path, owner] = [['validations', index, 'date'], row.by ?? data.owner];
      if (row.follow_up && standing.includes(row))
        return [
          {
            entry,
            path: ['validations', index, 'follow_up', 'due'],
            what: `follow-up of test "${row.id}"`,
            ends: 'due',
            by: row.follow_up.due,
            owner: row.follow_up.owner,
            settle: () => 'fix what failed, test again and add the new result',
          },
        ];
      if (row.result === 'not-run')
        return [
          {
            entry,
            path,
            what: `planned test "${row.id}"`,
            ends: 'due',
            by: row.date,
            owner,
            settle: () => 'run it and write down the result, or move its date',
          },
        ];
      if (!standing.includes(row) || resultState(row, today) === 'failed') return [];
      return [
        {
          entry,
          path,
          what: `test "${row.id}"`,
          ends: 'expires',
          by: validUntil(row),
          owner,
          settle: () => 'test again and add the new result',
        },
      ];
    }),
    ...(data.content ?? []).flatMap((row, index): Due[] =>
      row.relevance
        ? [
            {
              entry,
              path: ['content', index, 'relevance', 'revisit_by'],
              what: `decision on rule "${row.rule}"`,
              ends: 'due',
              by: row.relevance.revisit_by,
              owner: row.relevance.decided_by,
              settle: () => 'decide again, then set decided_on and revisit_by',
            },
          ]
        : [],
    ),
  ];
}
