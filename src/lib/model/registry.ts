import { z } from 'zod';
import { dateSchema } from './date.ts';
import { idSchema, reference, roleSchema } from './reference.ts';
import { relevanceDecisions, relevanceReasons, scopeKinds } from './vocabulary.ts';

/** A part of the organisation that detection is judged for: the *where*. */
export const scopeSchema = z.strictObject({
  id: idSchema,
  name: z.string().min(1),
  kind: z.enum(scopeKinds),
  crown_jewel: z.boolean().default(false),
  privileged: z.boolean().default(false),
  count: z.int().nonnegative(),
});
export type Scope = z.infer<typeof scopeSchema>;

const quality = z.int().min(0).max(5);

/** A log or feed detection rests on, and where it reaches. */
export const dataSourceSchema = z.strictObject({
  id: idSchema,
  name: z.string().min(1),
  product: z.string().min(1),
  connected: z.boolean(),
  scopes: z.array(reference('scope')),
  retention_days: z.int().nonnegative(),
  quality: z.record(z.string(), quality).optional(),
  sigma_logsources: z
    .array(
      z.strictObject({
        product: z.string().optional(),
        service: z.string().optional(),
        category: z.string().optional(),
      }),
    )
    .optional(),
});
export type DataSource = z.infer<typeof dataSourceSchema>;

/** How to reach whoever holds a role. Kept out of git. */
export const contactSchema = z.strictObject({
  role: roleSchema,
  primary: z.string().min(1),
  backup: z.string().min(1),
  phone: z.string().regex(/^\+[0-9 ]{6,24}$/, { message: 'is not a number such as +49 421 555 01' }),
  out_of_band: z.string().min(1),
  verified_on: dateSchema,
  for_provider: z.boolean().default(false),
});
export type Contact = z.infer<typeof contactSchema>;

/** A decision on a whole pack of vendor rules. The most specific row wins. */
export const vendorPackSchema = z.strictObject({
  id: idSchema,
  match: z.strictObject({
    product: z.string().optional(),
    tag: z.string().optional(),
    rule: z.string().optional(),
  }),
  decision: z.enum(relevanceDecisions),
  reason: z.enum(relevanceReasons),
  decided_on: dateSchema,
  revisit_by: dateSchema,
});
export type VendorPack = z.infer<typeof vendorPackSchema>;

/** The registries by file stem; each file is one list. */
export const registries = {
  scopes: z.array(scopeSchema),
  'data-sources': z.array(dataSourceSchema),
  contacts: z.array(contactSchema),
  'vendor-packs': z.array(vendorPackSchema),
} as const;
export type RegistryName = keyof typeof registries;
export type Registries = { [Name in RegistryName]: z.infer<(typeof registries)[Name]> };
