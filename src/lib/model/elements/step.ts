import { z } from 'zod';
import { durationSchema } from '#lib/model/duration.ts';
import { idSchema, reference, roleSchema } from '#lib/model/reference.ts';
import { automations } from '#lib/model/vocabulary.ts';
import type { ElementDefinition } from './element.ts';

const flag = z.literal(true).optional();

export const step = {
  name: 'Step',
  within: ['Phase', 'block'],
  attributes: z.strictObject({
    id: idSchema,
    role: roleSchema,
    within: durationSchema.optional(),
    lasts: durationSchema.optional(),
    solo: z.int().positive().optional(),
    automation: z.enum(automations).optional(),
    offline: flag,
    parallel: flag,
    destroys: flag,
    preserve: z.string().optional(),
    disrupts: flag,
    approval: roleSchema.optional(),
    authority: reference('authority').optional(),
  }),
} satisfies ElementDefinition;
