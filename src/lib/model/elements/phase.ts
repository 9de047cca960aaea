import { z } from 'zod';
import { phases } from '#lib/model/vocabulary.ts';
import type { ElementDefinition } from './element.ts';

export const phase = {
  name: 'Phase',
  within: ['procedure'],
  attributes: z.strictObject({ name: z.enum(phases) }),
} satisfies ElementDefinition;
