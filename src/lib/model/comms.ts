import { z } from 'zod';
import { reference, roleSchema } from './reference.ts';
import { tiered } from './tier.ts';

/** A message template: who it goes to, by which channel, and who must approve it. */
export const { schema: commsSchema, liveKeys: commsLiveKeys } = tiered({
  always: { channel: z.string().min(1), to: z.string().min(1), approver: roleSchema },
  live: {},
  may: {
    /** Duties of the plan that this message answers: their deadlines stand on its page. */
    notifications: z.array(reference('duty')).optional(),
  },
});
export type Comms = z.infer<typeof commsSchema>;
