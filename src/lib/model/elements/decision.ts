import { z } from 'zod';
import { durationSchema } from '#lib/model/duration.ts';
import { idSchema, roleSchema } from '#lib/model/reference.ts';
import type { ElementDefinition } from './element.ts';

export const decision = {
  name: 'Decision',
  within: ['Phase', 'block'],
  attributes: z.strictObject({
    id: idSchema,
    decider: roleSchema,
    default: z.string().min(1),
    default_after: durationSchema,
    within: durationSchema.optional(),
    solo: z.int().positive().optional(),
  }),
} satisfies ElementDefinition;

export const branch = {
  name: 'Branch',
  within: ['Decision'],
  attributes: z.strictObject({
    answer: idSchema,
    // A step id, BLOCK/STEP, procedure/ID or close: resolved by the check that knows the page.
    then: z.string().min(1),
  }),
} satisfies ElementDefinition;
