import { z } from 'zod';
import type { ElementDefinition } from './element.ts';

/** A link inside prose, to a step of this page or to `collection/id`. */
export const ref = {
  name: 'Ref',
  within: ['prose'],
  attributes: z.strictObject({ to: z.string().min(1) }),
} satisfies ElementDefinition;
