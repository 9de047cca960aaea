import { z } from 'zod';
import { roles } from './vocabulary.ts';

/** What a reference may point at: a collection, a registry, or a list inside a page. */
export type ReferenceKind =
  | 'role'
  | 'preparation'
  | 'procedure'
  | 'block'
  | 'comms'
  | 'exercise'
  | 'triage'
  | 'use-case'
  | 'threat'
  | 'report'
  | 'scope'
  | 'data-source'
  | 'duty'
  | 'authority'
  | 'technique'
  | 'exception'
  | 'validation'
  | 'page';

/** The form of every id: lower-case words joined by hyphens. */
export const idForm = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** An id this page gives to one of its own parts. */
export const idSchema = z
  .string()
  .regex(idForm, { message: 'is not an id: use lower-case letters, digits and hyphens' })
  .meta({ example: 'rule-hides-or-forwards' });

/** A reference to something of one kind, by id. Resolved by `check`, never by the schema. */
export function reference(kind: ReferenceKind) {
  return z.string().min(1).meta({ reference: kind });
}

/** A reference with its prefix where the position does not give the kind: `procedure/ransomware`. */
export const pageReference = z
  .string()
  .regex(/^[a-z-]+\/[a-z0-9-]+$/, { message: 'is not a page: write its kind, a slash and its id' })
  .meta({ reference: 'page', example: 'procedure/ransomware' });

/** A role of the closed list. It becomes a link where a page for it exists. */
export const roleSchema = z.enum(roles).meta({ reference: 'role' });

/** An ATT&CK technique id; whether v19 has it is for `check` to say. */
export const techniqueSchema = z
  .string()
  .regex(/^T\d{4}(\.\d{3})?$/, { message: 'is not an ATT&CK technique id' })
  .meta({ reference: 'technique', example: 'T1114.003' });

/** One reference found in an entry: where it stands, what kind it claims, which id. */
export interface FoundReference {
  path: (string | number)[];
  kind: ReferenceKind;
  id: string;
}

/** Every reference in `value`, found by walking it along its schema. Order follows the schema. */
export function referencesIn(schema: z.core.$ZodType, value: unknown): FoundReference[] {
  const found: FoundReference[] = [];
  walk(schema, value, [], found);
  return found;
}

function walk(
  schema: z.core.$ZodType,
  value: unknown,
  path: (string | number)[],
  found: FoundReference[],
): void {
  if (value === undefined || value === null) return;
  const kind = z.globalRegistry.get(schema)?.['reference'] as ReferenceKind | undefined;
  if (kind && typeof value === 'string') {
    found.push({ path, kind, id: value });
    return;
  }
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) {
    walk(schema.def.innerType, value, path, found);
  } else if (schema instanceof z.ZodObject && typeof value === 'object') {
    for (const [key, inner] of Object.entries<z.core.$ZodType>(schema.def.shape))
      if (Object.hasOwn(value, key))
        walk(inner, (value as Record<string, unknown>)[key], [...path, key], found);
  } else if (schema instanceof z.ZodArray && Array.isArray(value)) {
    value.forEach((item, index) => walk(schema.def.element, item, [...path, index], found));
  } else if (schema instanceof z.ZodRecord && typeof value === 'object') {
    for (const [key, item] of Object.entries(value)) walk(schema.def.valueType, item, [...path, key], found);
  } else if (schema instanceof z.ZodUnion) {
    const option = schema.def.options.find((candidate) => z.safeParse(candidate, value).success);
    if (option) walk(option, value, path, found);
  }
}
