import { z } from 'zod';
import { reference } from '#lib/model/reference.ts';
import type { ElementDefinition } from './element.ts';

export const block = {
  name: 'Block',
  within: ['procedure', 'Phase'],
  attributes: z.strictObject({ ref: reference('block'), solo: z.int().positive().optional() }),
} satisfies ElementDefinition;
