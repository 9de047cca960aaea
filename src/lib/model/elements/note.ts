import { z } from 'zod';
import type { ElementDefinition } from './element.ts';

export const why = {
  name: 'Why',
  within: ['Step', 'Question'],
  attributes: z.strictObject({}),
} satisfies ElementDefinition;

export const warn = {
  name: 'Warn',
  within: ['Step', 'Question'],
  attributes: z.strictObject({}),
} satisfies ElementDefinition;
