import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from '#lib/cli/exit.ts';
import { readContent } from '#lib/content/read.ts';
import { writeEditorFiles } from '#lib/schemas/editor.ts';
import { jsonSchemas } from '#lib/schemas/schemas.ts';

const summary =
  'Writes the model as JSON Schemas into schemas/, and with the ids of content/ for your editor.';

await run({ name: 'schemas', summary, flags: {} }, async () => {
  await mkdir('schemas', { recursive: true });
  for (const [file, text] of jsonSchemas()) await writeFile(join('schemas', file), text);
  writeEditorFiles('.', await readContent({ root: '.', highlight: false }));
  return 0;
});
