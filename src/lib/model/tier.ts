import { z } from 'zod';
import { dateSchema } from './date.ts';
import { durationSchema } from './duration.ts';
import { pageReference, roleSchema } from './reference.ts';
import { audienceIds, lifecycles, statuses, tlps } from './vocabulary.ts';

/**
 * The three tiers of front matter. `always` holds from the first draft, `live` once the page is active
 * (a use case: live); `may` adds something visible when present. Until a page is live, a missing `live`
 * key is a to-do its page shows, not an error.
 */
export interface Tiers<A extends z.ZodRawShape, L extends z.ZodRawShape, M extends z.ZodRawShape> {
  always: A;
  live: L;
  may: M;
}

const nonEmpty = (maximum: number) => z.string().min(1, { message: 'is empty' }).max(maximum);

const source = z.strictObject({
  title: z.string().min(1),
  url: z.url({ protocol: /^https$/ }),
  licence: z.string().optional(),
  seen: dateSchema,
});

/** Keys every collection has. */
export const common = {
  always: {
    title: nonEmpty(80).meta({ example: 'Ransomware or mass encryption' }),
    summary: nonEmpty(200),
    owner: roleSchema,
  },
  live: { reviewed: dateSchema },
  may: {
    status: z.enum(statuses).default('draft'),
    tlp: z.enum(tlps).default('amber'),
    review_every: durationSchema.default('180d'),
    tags: z.array(z.string()).optional(),
    aliases: z.array(z.string()).optional(),
    search_terms: z.array(z.string()).optional(),
    sources: z.array(source).optional(),
    related: z.array(pageReference).optional(),
    audience: z.array(z.enum(audienceIds)).optional(),
    variables: z
      .array(
        z.string().regex(/^[A-Z][A-Z0-9_]*$/, { message: 'is not a variable: use capitals, digits and _' }),
      )
      .meta({ example: 'HOSTILEIP' })
      .optional(),
    direct_entry: z.boolean().optional(),
  },
} as const;

/** A use case says `lifecycle` instead of `status`. */
export const lifecycle = z.enum(lifecycles);

/** Whether front matter describes a page in force: `status: active` or `lifecycle: live`. */
export function isLive(data: Record<string, unknown>): boolean {
  return 'lifecycle' in data ? data['lifecycle'] === 'live' : data['status'] === 'active';
}

/** The keys a page still needs before it may go live, in schema order. */
export function missingWhenLive(liveKeys: readonly string[], data: Record<string, unknown>): string[] {
  return liveKeys.filter((key) => data[key] === undefined);
}

/** One strict schema from the tiers: unknown keys are errors, `live` keys are demanded of live pages only. */
export function tiered<A extends z.ZodRawShape, L extends z.ZodRawShape, M extends z.ZodRawShape>(
  tiers: Tiers<A, L, M>,
) {
  const live = { ...common.live, ...tiers.live };
  const liveKeys = Object.keys(live);
  const schema = z
    .strictObject({ ...common.always, ...common.may, ...tiers.always, ...tiers.may })
    .extend(z.strictObject(live).partial().shape)
    .superRefine((data, context) => {
      if (!isLive(data)) return;
      for (const key of missingWhenLive(liveKeys, data))
        context.addIssue({
          code: 'custom',
          path: [key],
          message: `"${key}" is missing; a live page needs it`,
          params: { rule: 'missing-key' },
        });
    });
  return { schema, liveKeys };
}
