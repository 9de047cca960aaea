import { z } from 'zod';
import { baselineSchema, exceptionSchema } from './tuning.ts';
import { reference, techniqueSchema } from './reference.ts';
import { relevanceSchema } from './relevance.ts';
import { common, lifecycle, tiered } from './tier.ts';
import { validationSchema } from './validation.ts';
import { contentOrigins, levels } from './vocabulary.ts';

/** One rule that carries the use case. Everything but our own says why it is relevant here. */
export const ruleContentSchema = z
  .strictObject({
    origin: z.enum(contentOrigins),
    product: z.string().min(1),
    rule: z.string().min(1),
    url: z.url({ protocol: /^https$/ }).optional(),
    version: z.string().optional(),
    relevance: relevanceSchema.optional(),
  })
  .superRefine((row, context) => {
    if (row.origin !== 'own' && !row.relevance)
      context.addIssue({
        code: 'custom',
        path: ['relevance'],
        message: `"relevance" is missing; a rule of origin ${row.origin} says why we run it or not`,
        params: { rule: 'missing-key' },
      });
  });

const { schema, liveKeys } = tiered({
  always: {
    /** The one event it detects. */
    objective: z.string().min(1).max(200),
    level: z.enum(levels),
    lifecycle,
  },
  live: {
    threats: z.array(z.strictObject({ threat: reference('threat'), question: z.string().min(1) })),
    content: z.array(ruleContentSchema).min(1),
    data_sources: z.array(reference('data-source')).min(1),
    /** The where. */
    scopes: z.array(reference('scope')).min(1),
    triage_guide: reference('triage'),
    blind_spots: z.array(z.string().min(1)).min(1),
    false_positives: z
      .array(
        z
          .string()
          .min(1)
          .refine((text) => text.toLowerCase() !== 'unknown', { message: 'says nothing' }),
      )
      .min(1),
    validations: z.array(validationSchema).min(1),
  },
  may: {
    techniques: z.array(techniqueSchema).min(1).optional(),
    /** A policy it enforces, for use cases without a technique. */
    control: z.string().min(1).optional(),
    exceptions: z.array(exceptionSchema).optional(),
    baselines: z.array(baselineSchema).optional(),
    /** Alerts a week. */
    expected_volume: z.number().nonnegative().optional(),
    vendor_tags: z.array(z.string()).optional(),
    mssp_visible: z.boolean().optional(),
    tuned_on: common.live.reviewed.optional(),
  },
});

/** A detection use case: what it detects, where, on what data, and whether that was proven. */
export const useCaseSchema = schema.superRefine((data, context) => {
  if (!data.techniques && !data.control)
    context.addIssue({
      code: 'custom',
      path: ['techniques'],
      message: '"techniques" is missing; name the ATT&CK techniques, or the "control" it enforces',
      params: { rule: 'missing-key' },
    });
});
export const useCaseLiveKeys = liveKeys;
export type UseCase = z.infer<typeof useCaseSchema>;
