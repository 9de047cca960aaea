import { z } from 'zod';
import { collections } from '#lib/model/collection.ts';
import { portalSchema } from '#lib/model/portal.ts';
import type { ReferenceKind } from '#lib/model/reference.ts';
import { registries } from '#lib/model/registry.ts';
import { sourcesSchema } from '#lib/model/source.ts';
import type { Known } from './known.ts';

interface Described {
  schema: z.ZodType;
  /** The files an editor holds against it, or the front matter of a kind of page. */
  of: string;
}

const ofPages: Record<string, Described> = Object.fromEntries(
  Object.entries(collections).map(([name, { schema, folder }]) => [
    name,
    { schema, of: `front matter of the kind ${name}, below content/${folder}/` },
  ]),
);
const described: Record<string, Described> = {
  portal: { schema: portalSchema, of: 'content/portal.yaml' },
  sources: { schema: sourcesSchema, of: 'content/exports/sources.yaml' },
  ...Object.fromEntries(
    Object.entries(registries).map(([name, schema]) => [
      name,
      { schema, of: `content/registries/${name}.yaml` },
    ]),
  ),
  ...ofPages,
};

/**
 * The model as JSON Schema (draft 2020-12), by file name, for editors and other programs. It says the keys, types and
 * words; what holds between keys and between pages only check knows.
 */
export function jsonSchemas(): Map<string, string> {
  return new Map(Object.entries(described).map(([name, what]) => [`${name}.json`, textOf(what)]));
}

/** The schemas of front matter by kind of page; a reference is one of the ids in `known`, with what each is called. */
export function pageSchemas(known: Known): Map<string, string> {
  return new Map(Object.entries(ofPages).map(([name, what]) => [name, textOf(what, known)]));
}

function textOf({ schema, of }: Described, known?: Known): string {
  const override = ({ jsonSchema }: { jsonSchema: z.core.JSONSchema.BaseSchema }) => {
    if (known) enumerate(jsonSchema, known);
    tidy(jsonSchema);
  };
  const { $schema, ...rest } = z.toJSONSchema(schema, { io: 'input', override });
  return `${JSON.stringify({ $schema, title: of, ...rest }, null, 2)}\n`;
}

/** `enumDescriptions` is no word of JSON Schema; editors show it beside each id. */
function enumerate(jsonSchema: z.core.JSONSchema.BaseSchema, known: Known): void {
  const ids = known.get(jsonSchema['reference'] as ReferenceKind);
  if (!ids?.size) return;
  Object.assign(jsonSchema, { enum: [...ids.keys()], enumDescriptions: [...ids.values()] });
  // An editor would offer it beside the ids, and nothing is called so here.
  Reflect.deleteProperty(jsonSchema, 'example');
}

/** What the model notes for its own use is no word of JSON Schema; an example is. */
function tidy(jsonSchema: z.core.JSONSchema.BaseSchema): void {
  const { example, hint, reference } = jsonSchema;
  for (const key of ['example', 'hint', 'why', 'reference']) Reflect.deleteProperty(jsonSchema, key);
  if (typeof example === 'string') Object.assign(jsonSchema, { examples: [example] });
  const words = typeof hint === 'string' ? hint : typeof reference === 'string' ? `id of a ${reference}` : '';
  if (words) Object.assign(jsonSchema, { description: words });
}
