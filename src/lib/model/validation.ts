import { z } from 'zod';
import { dateSchema } from './date.ts';
import { durationSchema } from './duration.ts';
import { idSchema, reference, roleSchema, techniqueSchema } from './reference.ts';
import { validationMethods, validationResults } from './vocabulary.ts';

const passing: readonly string[] = ['detected', 'blocked-with-alert'];
const alerted: readonly string[] = ['detected', 'detected-late'];

/** One test of a use case: by what method, for which technique, in which scope, with what result. */
export const validationSchema = z
  .strictObject({
    id: idSchema,
    date: dateSchema,
    method: z.enum(validationMethods),
    test_ref: z.string().min(1),
    technique: techniqueSchema.optional(),
    scope: reference('scope'),
    result: z.enum(validationResults),
    alert_after: durationSchema.optional(),
    by: roleSchema.optional(),
    evidence: z.string().min(1).optional(),
    note: z.string().min(1).optional(),
    follow_up: z.strictObject({ owner: roleSchema, due: dateSchema }).optional(),
    valid_for: durationSchema.default('180d'),
  })
  .superRefine((test, context) => {
    const demand = (key: string, because: string) =>
      context.addIssue({
        code: 'custom',
        path: [key],
        message: `"${key}" is missing; ${because}`,
        params: { rule: 'missing-key' },
      });
    if (test.result === 'not-run') return;
    if (!test.by) demand('by', 'say who ran the test');
    if (!test.evidence) demand('evidence', 'say where the proof is kept');
    if (alerted.includes(test.result) && !test.alert_after)
      demand('alert_after', 'say how long the alert took');
    if (passing.includes(test.result)) return;
    if (!test.note) demand('note', `say why the result was ${test.result}`);
    if (test.result !== 'detected-late' && !test.follow_up)
      demand('follow_up', 'a test that does not pass has an owner and a date');
  });
export type Validation = z.infer<typeof validationSchema>;
