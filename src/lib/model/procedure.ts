import { z } from 'zod';
import { reference, techniqueSchema } from './reference.ts';
import { tiered } from './tier.ts';
import { categories, phases, severities } from './vocabulary.ts';

const cardEntries = z.array(z.string().min(1)).min(1);

/** An incident response procedure. On screen it is called a playbook. */
export const { schema: procedureSchema, liveKeys: procedureLiveKeys } = tiered({
  always: {
    category: z.enum(categories),
    /** What one sees, in the words of the person who sees it. */
    triggers: z.array(z.string().min(1)).min(1),
  },
  live: {
    not_this_if: z.array(z.strictObject({ sign: z.string().min(1), go_to: reference('procedure') })),
    default_severity: z.enum(severities),
    severity_rules: z.array(z.strictObject({ if: z.string().min(1), then: z.enum(severities) })).min(1),
    threats: z.array(reference('threat')),
    /** The first screen and the A4 card: step ids (which print their title) or sentences. */
    card: z.strictObject({
      stop_now: cardEntries,
      never_do: cardEntries,
      call_first: cardEntries,
      evidence_first: cardEntries,
    }),
    exit_criteria: z.partialRecord(z.enum(phases), z.array(z.string().min(1)).min(1)),
  },
  may: {
    techniques: z.array(techniqueSchema).min(1).optional(),
    non_attack: z.literal(true).optional(),
    notifications: z.array(reference('duty')).optional(),
    comms: z.array(reference('comms')).optional(),
    exercises: z.array(reference('exercise')).optional(),
    veris_action: z
      .enum(['malware', 'hacking', 'social', 'misuse', 'physical', 'error', 'environmental'])
      .optional(),
  },
});
export type Procedure = z.infer<typeof procedureSchema>;
