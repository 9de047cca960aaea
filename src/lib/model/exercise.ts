import { z } from 'zod';
import { dateSchema } from './date.ts';
import { reference, roleSchema } from './reference.ts';
import { tiered } from './tier.ts';

/** A tabletop or drill, and what it found. */
export const { schema: exerciseSchema, liveKeys: exerciseLiveKeys } = tiered({
  always: {
    date: dateSchema,
    threat: reference('threat'),
    procedures: z.array(reference('procedure')).min(1),
  },
  live: {
    participants: z.array(roleSchema).min(1),
    findings: z.array(
      z.strictObject({
        text: z.string().min(1),
        owner: roleSchema,
        due: dateSchema,
        done: dateSchema.optional(),
      }),
    ),
  },
  may: {},
});
export type Exercise = z.infer<typeof exerciseSchema>;
