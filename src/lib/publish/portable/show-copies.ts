import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { filesIn } from '#lib/publish/files-in.ts';
import { sizeInWords } from '#lib/publish/steps.ts';

/** Shows on every page what the build alone can give: the copy to take along, with its size, and the place for news. */
export async function showCopies(folder: string, zipBytes: number): Promise<void> {
  for (const path of filesIn(folder)) {
    if (!path.endsWith('.html')) continue;
    const html = await readFile(join(folder, path), 'utf8');
    const shown = html
      .replace(/( data-take) hidden(>.*?)(<\/a>)/s, `$1$2, ${sizeInWords(zipBytes)}$3`)
      .replace(/( data-offline(?:-news)?) hidden/g, '$1');
    await writeFile(join(folder, path), shown);
  }
}
