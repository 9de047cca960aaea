import { z } from 'zod';
import { collections } from '#lib/model/collection.ts';
import { portalSchema } from '#lib/model/portal.ts';
import { registries } from '#lib/model/registry.ts';
import { sourcesSchema } from '#lib/model/source.ts';

/** What each schema is of: the files an editor holds against it, or the front matter of a kind of page. */
const described: Record<string, { schema: z.ZodType; of: string }> = {
  portal: { schema: portalSchema, of: 'content/portal.yaml' },
  sources: { schema: sourcesSchema, of: 'content/exports/sources.yaml' },
  ...Object.fromEntries(
    Object.entries(registries).map(([name, schema]) => [
      name,
      { schema, of: `content/registries/${name}.yaml` },
    ]),
  ),
  ...Object.fromEntries(
    Object.entries(collections).map(([name, { schema, folder }]) => [
      name,
      { schema, of: `front matter of the kind ${name}, below content/${folder}/` },
    ]),
  ),
};

/**
 * The model as JSON Schema (draft 2020-12), by file name, for editors and other programs. It says the keys, types and
 * words; what holds between keys and between pages only check knows.
 */
export function jsonSchemas(): Map<string, string> {
  return new Map(
    Object.entries(described).map(([name, { schema, of }]) => {
      const { $schema, ...rest } = z.toJSONSchema(schema, { io: 'input', override: tidy });
      const text = JSON.stringify({ $schema, title: of, ...rest }, null, 2);
      return [`${name}.json`, `${text}\n`];
    }),
  );
}

/** What the model notes for its own use is no word of JSON Schema; an example is. */
function tidy({ jsonSchema }: { jsonSchema: z.core.JSONSchema.BaseSchema }): void {
  const { example, hint, reference } = jsonSchema;
  for (const key of ['example', 'hint', 'why', 'reference']) Reflect.deleteProperty(jsonSchema, key);
  if (typeof example === 'string') Object.assign(jsonSchema, { examples: [example] });
  const words = typeof hint === 'string' ? hint : typeof reference === 'string' ? `id of a ${reference}` : '';
  if (words) Object.assign(jsonSchema, { description: words });
}
