import { z } from 'zod';
import { dateSchema } from './date.ts';
import { reference, roleSchema } from './reference.ts';
import { tiered } from './tier.ts';
import { audienceIds } from './vocabulary.ts';

/** Something the report asks its readers to decide. */
const ask = z.strictObject({
  ask: z.string().min(1),
  cost: z.string().min(1),
  risk_if_not: reference('threat'),
  decision_by: dateSchema,
  owner: roleSchema,
});

/** A report over one period. Numbers come from its snapshot, never from the text. */
export const { schema: reportSchema, liveKeys: reportLiveKeys } = tiered({
  always: {
    period: z
      .string()
      .regex(/^\d{4}(-(0[1-9]|1[0-2])|-Q[1-4])?$/, {
        message: 'is not a period: a month, a quarter or a year',
      })
      .meta({ example: '2026-Q3' }),
    audience: z.array(z.enum(audienceIds)).min(1),
  },
  live: { headline: z.array(z.string().min(1)).min(1).max(3) },
  may: {
    asks: z.array(ask).optional(),
    no_ask: z.string().min(1).optional(),
    corrections: z.array(z.strictObject({ on: dateSchema, text: z.string().min(1) })).optional(),
  },
});
export type Report = z.infer<typeof reportSchema>;
