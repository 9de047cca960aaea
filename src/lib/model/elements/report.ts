import { z } from 'zod';
import type { ElementDefinition } from './element.ts';

const names = ['Headline', 'Figure', 'Asks', 'Promises', 'Incidents', 'Coverage', 'Definitions'] as const;

/** The report elements share one form: which metric, over which period, of which slice. */
export const reportElements = names.map((name) => ({
  name,
  within: ['report'],
  attributes: z.strictObject({
    metric: z.string().optional(),
    period: z.string().optional(),
    slice: z.string().optional(),
  }),
})) satisfies ElementDefinition[];
