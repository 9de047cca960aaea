import type { z } from 'zod';
import { tiered } from './tier.ts';

/** Steps that several procedures share; a page inlines them where it names the block. */
export const { schema: blockSchema, liveKeys: blockLiveKeys } = tiered({ always: {}, live: {}, may: {} });
export type Block = z.infer<typeof blockSchema>;
