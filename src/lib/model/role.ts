import { z } from 'zod';
import { roleSchema } from './reference.ts';
import { tiered } from './tier.ts';

/** A role somebody takes in an incident. The page's id is the role. */
export const { schema: rolePageSchema, liveKeys: roleLiveKeys } = tiered({
  always: {},
  live: {
    first_5_minutes: z.array(z.string().min(1)).min(1),
    backup: roleSchema,
    handover: z.array(z.string().min(1)).min(1),
  },
  may: {
    part_time: z.boolean().optional(),
    hours_per_week: z.number().positive().max(60).optional(),
    can_combine_with: z.array(roleSchema).optional(),
    /** R does, A owns, C is asked first, I is told. Over all roles: exactly one A an activity. */
    raci: z
      .array(z.strictObject({ activity: z.string().min(1), value: z.enum(['R', 'A', 'C', 'I']) }))
      .optional(),
  },
});
export type Role = z.infer<typeof rolePageSchema>;
