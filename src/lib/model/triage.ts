import { z } from 'zod';
import { durationSchema } from './duration.ts';
import { reference } from './reference.ts';
import { tiered } from './tier.ts';
import { answers, dispositions, levels, reasons, severities } from './vocabulary.ts';

const answer = z.enum(answers);
const sentences = z.array(z.string().min(1));

/** One row of the decision: the first whose `when` matches the answers holds; the last has none. */
export const decisionRowSchema = z.strictObject({
  when: z.record(z.string(), z.union([answer, z.array(answer).min(1)])).optional(),
  disposition: z.enum(dispositions),
  reason: z.enum(reasons),
  then: z.string().min(1),
  escalate: z.strictObject({ procedure: reference('procedure'), severity: z.enum(severities) }).optional(),
});
export type DecisionRow = z.infer<typeof decisionRowSchema>;

/** What we and the provider agreed for alerts that come through the provider. */
export const jointSchema = z.strictObject({
  mssp_does: sentences.min(1),
  we_do: sentences.min(1),
  mssp_must_send: sentences.min(1),
  response_clock: z
    .partialRecord(z.enum(levels), z.strictObject({ acknowledge: durationSchema, decide: durationSchema }))
    .optional(),
  no_reply_rule: z.string().min(1),
  authority: sentences,
  feedback: z.string().min(1),
});

/** A triage guide: from one kind of alert to a disposition, in a few questions. */
export const { schema: triageSchema, liveKeys: triageLiveKeys } = tiered({
  always: {
    alerts: z
      .array(
        z.union([
          z.strictObject({ use_case: reference('use-case') }),
          z.strictObject({ product: z.string().min(1), alert_name: z.string().min(1) }),
        ]),
      )
      .min(1),
  },
  live: {
    why: z.string().min(1).max(200),
    escalate_at_once: sentences.min(1),
    decide_within: durationSchema,
    decide: z.array(decisionRowSchema).min(1),
    escalate_if_unknown_after: durationSchema,
    close_note: z.string().min(1),
  },
  may: {
    signs: z.strictObject({ malicious: sentences, benign: sentences }).optional(),
    known_benign: z
      .array(
        z.strictObject({
          pattern: z.string().min(1),
          check: z.string().min(1),
          exception: reference('exception').optional(),
        }),
      )
      .optional(),
    enrich: sentences.optional(),
    preserve: sentences.optional(),
    joint: jointSchema.optional(),
  },
});
export type TriageGuide = z.infer<typeof triageSchema>;
