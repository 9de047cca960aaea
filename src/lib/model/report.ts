import { z } from 'zod';
import { dateSchema } from './date.ts';
import { reference, roleSchema } from './reference.ts';
import { tiered } from './tier.ts';
import { audienceIds, processes } from './vocabulary.ts';

export const askAnswers = ['yes', 'no', 'later'] as const;
export const promiseStates = ['open', 'done', 'late', 'dropped'] as const;

/** Something the report asks its readers to decide. */
const ask = z.strictObject({
  ask: z.string().min(1),
  cost: z.string().min(1),
  risk_if_not: reference('threat'),
  decision_by: dateSchema,
  owner: roleSchema,
  /** What was decided. Until then the next report asks again. */
  decision: z.strictObject({ on: dateSchema, answer: z.enum(askAnswers) }).optional(),
});

/** What we said we would do. The next report says what came of it; one that is over is not carried further. */
const promise = z.strictObject({
  promise: z.string().min(1),
  by: dateSchema,
  owner: roleSchema,
  state: z.enum(promiseStates).default('open'),
  /** What came of it, or why it is late. */
  outcome: z.string().min(1).optional(),
});

/** Hours a process took in the period, as its people wrote them down. Nothing here is estimated by the portal. */
const effort = z.strictObject({
  process: z.enum(processes),
  hours: z.number().nonnegative(),
  cost: z.string().min(1).optional(),
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
  live: { headline: z.array(z.string().min(1).max(120)).min(1).max(3) },
  may: {
    asks: z.array(ask).optional(),
    no_ask: z.string().min(1).optional(),
    promises: z.array(promise).optional(),
    effort: z.array(effort).optional(),
    corrections: z.array(z.strictObject({ on: dateSchema, text: z.string().min(1) })).optional(),
  },
});
export type Report = z.infer<typeof reportSchema>;
