import { z } from 'zod';

/** What a schema says about itself to authors, through `.meta()`. */
export interface SchemaNotes {
  hint?: string;
  example?: string;
  why?: string;
}

/** Every schema that holds at a path, outermost wrapper first; several where a union leaves it open. */
export function schemasAt(schema: z.core.$ZodType, path: readonly PropertyKey[]): z.core.$ZodType[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodNullable)
    return path.length === 0
      ? [schema, ...schemasAt(schema.def.innerType, path)]
      : schemasAt(schema.def.innerType, path);
  if (schema instanceof z.ZodUnion)
    return [
      ...(path.length === 0 ? [schema] : []),
      ...schema.def.options.flatMap((option) => schemasAt(option, path)),
    ];
  const [step, ...rest] = path;
  if (step === undefined) return [schema];
  if (schema instanceof z.ZodObject) {
    const shape = schema.def.shape as Record<PropertyKey, z.core.$ZodType>;
    const inner = Object.hasOwn(shape, step) ? shape[step] : undefined;
    return inner ? schemasAt(inner, rest) : [];
  }
  if (schema instanceof z.ZodArray) return schemasAt(schema.def.element, rest);
  if (schema instanceof z.ZodRecord) return schemasAt(schema.def.valueType, rest);
  return [];
}

/** The notes for authors at a path, gathered from all schemas that hold there. */
export function notesAt(schema: z.core.$ZodType, path: readonly PropertyKey[]): SchemaNotes {
  const notes: SchemaNotes = {};
  for (const candidate of schemasAt(schema, path).reverse()) {
    const meta = z.globalRegistry.get(candidate);
    for (const key of ['hint', 'example', 'why'] as const) {
      const text = meta?.[key];
      if (typeof text === 'string') notes[key] = text;
    }
  }
  return notes;
}

/** Keys an object may have at a path; of a record with a closed list of keys, that list. */
export function keysAt(schema: z.core.$ZodType, path: readonly PropertyKey[]): string[] {
  return schemasAt(schema, path).flatMap((candidate) => {
    if (candidate instanceof z.ZodObject) return Object.keys(candidate.def.shape);
    if (candidate instanceof z.ZodRecord && candidate.def.keyType instanceof z.ZodEnum)
      return candidate.def.keyType.options.map(String);
    return [];
  });
}

/** Words allowed at a path, when it is a closed list. */
export function wordsAt(schema: z.core.$ZodType, path: readonly PropertyKey[]): string[] {
  return schemasAt(schema, path).flatMap((candidate) => {
    if (candidate instanceof z.ZodEnum) return candidate.options.map(String);
    if (candidate instanceof z.ZodLiteral) return [...candidate.def.values].map(String);
    return [];
  });
}
