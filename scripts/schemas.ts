import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from '#lib/cli/exit.ts';
import { jsonSchemas } from '#lib/schemas/schemas.ts';

const summary = 'Writes the model as JSON Schemas into schemas/, for editors.';

await run({ name: 'schemas', summary, flags: {} }, async () => {
  await mkdir('schemas', { recursive: true });
  for (const [file, text] of jsonSchemas()) await writeFile(join('schemas', file), text);
  return 0;
});
