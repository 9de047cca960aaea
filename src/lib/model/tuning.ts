import { z } from 'zod';
import { addDays, dateSchema } from './date.ts';
import { durationSchema } from './duration.ts';
import { idSchema, reference, roleSchema } from './reference.ts';
import { baselineMethods, exceptionKinds } from './vocabulary.ts';

/** "Do not apply this rule to this server": what it hides, who asked, who agreed, until when. */
export const exceptionSchema = z
  .strictObject({
    id: idSchema,
    statement: z.string().min(1).max(200),
    kind: z.enum(exceptionKinds),
    scope: reference('scope'),
    /** All rows must hold for an event to be suppressed. There is no free logic. */
    match: z
      .array(
        z.strictObject({
          field: z.string().min(1),
          op: z.enum(['is', 'one-of', 'starts', 'cidr']),
          value: z.union([z.string(), z.array(z.string()).min(1)]),
        }),
      )
      .min(1),
    reason: z.string().min(1),
    requested_by: roleSchema,
    approved_by: roleSchema,
    owner: roleSchema,
    created: dateSchema,
    expires: dateSchema.meta({
      example: '2027-03-15',
      hint: 'the last day the exception applies, at most 365 days ahead',
      why: 'an exception without an end hides attacks forever',
    }),
    residual: z.strictObject({ text: z.string().min(1), use_cases: z.array(reference('use-case')) }),
    asked_provider_on: dateSchema.optional(),
    applied_on: dateSchema.optional(),
    retest: reference('validation').optional(),
  })
  .superRefine((row, context) => {
    if (row.approved_by === row.requested_by)
      context.addIssue({
        code: 'custom',
        path: ['approved_by'],
        message: `${row.approved_by} also requested it; somebody else approves`,
        params: { rule: 'four-eyes' },
      });
    const latest = addDays(row.created, 365);
    if (row.expires > latest)
      context.addIssue({
        code: 'custom',
        path: ['expires'],
        message: `is more than 365 days after it was created; at the latest ${latest}`,
        params: { rule: 'too-far-ahead' },
      });
    if (row.expires < row.created)
      context.addIssue({
        code: 'custom',
        path: ['expires'],
        message: `lies before it was created (${row.created})`,
        params: { rule: 'date-order' },
      });
  });
export type Exception = z.infer<typeof exceptionSchema>;

/** "Run this baseline over these users": what is normal for a population, and how far off alerts. */
export const baselineSchema = z.strictObject({
  id: idSchema,
  statement: z.string().min(1).max(200),
  population: reference('scope'),
  measure: z.string().min(1),
  method: z.enum(baselineMethods),
  window: durationSchema,
  threshold: z.string().min(1),
  refresh_every: durationSchema,
  last_refreshed: dateSchema,
  owner: roleSchema,
});
export type Baseline = z.infer<typeof baselineSchema>;
