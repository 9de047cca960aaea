import { z } from 'zod';
import { durationSchema } from '#lib/model/duration.ts';
import { idSchema } from '#lib/model/reference.ts';
import { automations } from '#lib/model/vocabulary.ts';
import type { ElementDefinition } from './element.ts';

export const question = {
  name: 'Question',
  within: ['triage'],
  attributes: z.strictObject({
    id: idSchema,
    automation: z.enum(automations),
    takes: durationSchema.default('2m'),
  }),
} satisfies ElementDefinition;
