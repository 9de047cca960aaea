import { z } from 'zod';
import { addDays, dateSchema } from './date.ts';
import { reference, roleSchema } from './reference.ts';
import { relevanceDecisions, relevanceReasons } from './vocabulary.ts';

/** The decision on a rule somebody else wrote: do we run it, why, and when do we look again. */
export const relevanceSchema = z
  .strictObject({
    decision: z.enum(relevanceDecisions),
    reason: z.enum(relevanceReasons),
    threat: reference('threat').optional(),
    decided_on: dateSchema,
    decided_by: roleSchema,
    hash: z.string().optional(),
    revisit_by: dateSchema,
  })
  .superRefine((row, context) => {
    const longest = row.decision === 'defer' ? 90 : 365;
    const latest = addDays(row.decided_on, longest);
    if (row.revisit_by > latest)
      context.addIssue({
        code: 'custom',
        path: ['revisit_by'],
        message: `is more than ${longest} days after the decision; at the latest ${latest}`,
        params: { rule: 'too-far-ahead' },
      });
    if (row.reason === 'matches-threat' && !row.threat)
      context.addIssue({
        code: 'custom',
        path: ['reason'],
        message: 'matches-threat names no threat; add "threat"',
        params: { rule: 'missing-key' },
      });
    if (row.reason !== 'matches-threat' && row.threat)
      context.addIssue({
        code: 'custom',
        path: ['threat'],
        message: 'stands only with  reason: matches-threat',
        params: { rule: 'unknown-key' },
      });
  });
