import { z } from 'zod';
import { dateSchema } from './date.ts';
import { durationSchema } from './duration.ts';
import { reference } from './reference.ts';
import { tiered } from './tier.ts';

/** Ongoing work that makes procedures possible, proven by tests. */
export const { schema: preparationSchema, liveKeys: preparationLiveKeys } = tiered({
  always: { cadence: durationSchema },
  live: {
    target: z.string().min(1),
    /** How we know. */
    test: z.string().min(1),
    needed_by: z.array(reference('procedure')).min(1),
    tests: z.array(
      z.strictObject({
        on: dateSchema,
        result: z.enum(['ready', 'partial', 'missing']),
        took: durationSchema.optional(),
        note: z.string().min(1).optional(),
      }),
    ),
  },
  may: {},
});
export type Preparation = z.infer<typeof preparationSchema>;
