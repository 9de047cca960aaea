import { z } from 'zod';
import { dateSchema } from './date.ts';
import { idSchema, reference, roleSchema, techniqueSchema } from './reference.ts';
import { tiered } from './tier.ts';
import { threatDecisions } from './vocabulary.ts';

const scale = z.int().min(1).max(5);

/** Something we cannot see: why, who closes it by when, or who accepted it until when. */
export const gapSchema = z
  .strictObject({
    reason: z.string().min(1),
    status: z.enum(['open', 'in-work', 'accepted']),
    owner: roleSchema,
    close_by: dateSchema.optional(),
    accepted_by: roleSchema.optional(),
    until: dateSchema.optional(),
    cost: z.string().optional(),
    effort: z.string().optional(),
  })
  .superRefine((gap, context) => {
    const needed = gap.status === 'accepted' ? (['accepted_by', 'until'] as const) : (['close_by'] as const);
    for (const key of needed)
      if (!gap[key])
        context.addIssue({
          code: 'custom',
          path: [key],
          message: `"${key}" is missing; a gap that is ${gap.status} needs it`,
          params: { rule: 'missing-key' },
        });
  });

/** A question a threat asks of detection: answered by use cases, or an honest gap. Never both. */
export const detectionQuestionSchema = z
  .strictObject({
    id: idSchema,
    question: z.string().min(1),
    techniques: z.array(techniqueSchema).min(1),
    scopes: z.array(reference('scope')).min(1).optional(),
    data_sources: z.array(reference('data-source')).min(1).optional(),
    answered_by: z.array(reference('use-case')).min(1).optional(),
    gap: gapSchema.optional(),
  })
  .superRefine((question, context) => {
    if (Boolean(question.answered_by) === Boolean(question.gap))
      context.addIssue({
        code: 'custom',
        path: ['answered_by'],
        message: 'a question has either "answered_by" or "gap"',
        params: { rule: 'answer-or-gap' },
      });
    if (question.answered_by && !question.data_sources)
      context.addIssue({
        code: 'custom',
        path: ['data_sources'],
        message: '"data_sources" is missing; say what data the answer rests on',
        params: { rule: 'missing-key' },
      });
  });
export type DetectionQuestion = z.infer<typeof detectionQuestionSchema>;

/** A threat assessment: one screen, ten minutes. */
export const { schema: threatSchema, liveKeys: threatLiveKeys } = tiered({
  always: {
    /** Who, how, what, loss. */
    scenario: z
      .string()
      .min(1)
      .refine((text) => text.trim().split(/\s+/).length <= 120, {
        message: 'is longer than 120 words',
        params: { rule: 'too-long' },
      }),
    likelihood: scale,
    impact: scale,
    assets: z.array(reference('scope')).min(1),
  },
  live: {
    likelihood_reason: z.string().min(1).max(200),
    impact_reason: z.string().min(1).max(200),
    techniques: z.array(techniqueSchema).min(3).max(12),
    detection_questions: z.array(detectionQuestionSchema).min(2).max(5),
    procedures: z.array(reference('procedure')).min(1),
    decision: z.enum(threatDecisions),
  },
  may: {
    actor_type: z.string().optional(),
    confidence: z.enum(['low', 'moderate', 'high']).optional(),
    history: z
      .array(z.strictObject({ date: dateSchema, what: z.string().min(1), source: z.string().min(1) }))
      .optional(),
    trend: z.enum(['rising', 'steady', 'falling']).optional(),
    intel: z
      .array(
        z.strictObject({
          source: z.string().min(1),
          url: z.url({ protocol: /^https$/ }).optional(),
          date: dateSchema,
        }),
      )
      .optional(),
  },
});
export type Threat = z.infer<typeof threatSchema>;
