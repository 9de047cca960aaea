import { z } from 'zod';
import { dateSchema } from './date.ts';
import { durationSchema } from './duration.ts';
import { idSchema, roleSchema } from './reference.ts';
import { tiered } from './tier.ts';

/** What a plan in force says of its test before it had one: a date it needs, and this one misleads nobody. */
export const neverTested = '2000-01-01';

/** The incident response plan; exactly one is active. */
export const { schema: planSchema, liveKeys: planLiveKeys } = tiered({
  always: {},
  live: {
    declaration_criteria: z.array(z.string().min(1)).min(1),
    /** Who may do what without asking (`standing: true`), or on whose word. */
    authority: z.array(
      z.strictObject({ id: idSchema, action: z.string().min(1), who: roleSchema, standing: z.boolean() }),
    ),
    /** The line: incident response itself stays in-house. */
    outsourcing: z.array(
      z.strictObject({
        party: roleSchema,
        does: z.array(z.string().min(1)),
        does_not: z.array(z.string().min(1)),
      }),
    ),
    notification_duties: z.array(
      z.strictObject({
        id: idSchema,
        regime: z.string().min(1),
        trigger: z.string().min(1),
        within: z.union([z.literal('without-undue-delay'), durationSchema]),
        owner: roleSchema,
      }),
    ),
    last_tested: dateSchema,
  },
  may: {},
});
export type Plan = z.infer<typeof planSchema>;
