import { globSync, statSync } from 'node:fs';
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { close, createIndex } from 'pagefind';
import { noise, pageForIndex } from './page-for-index.ts';
import { PublishProblem } from './problem.ts';
import { titlesText, type TitleRow } from './titles.ts';

/** What the browser needs of Pagefind's output: the rest is another user interface. */
const needed =
  /^(pagefind(-worker)?\.js|pagefind-entry\.json|.*\.pf_meta|wasm\.en\.pagefind|fragment|index|filter)$/;

/**
 * Indexes the finished pages of `folder` into its pagefind/, and writes search/titles.json beside the search
 * page. The same pages give the same bytes. Throws PublishProblem with what Pagefind said.
 */
export async function indexSearch(folder: string): Promise<{ pages: number; bytes: number }> {
  const { index, errors } = await createIndex({ excludeSelectors: noise, forceLanguage: 'en' });
  if (!index) throw failed(errors);
  try {
    const rows: TitleRow[] = [];
    const techniques = new Set<string>();
    for (const path of globSync('**/*.html', { cwd: folder }).sort()) {
      const page = await readFile(join(folder, path), 'utf8');
      if (!page.includes('data-pagefind-body')) continue;
      const sourcePath = path.split(sep).join('/');
      const added = await index.addHTMLFile({ sourcePath, content: pageForIndex(page, sourcePath) });
      if (added.errors.length > 0) throw failed(added.errors);
      rows.push({ url: added.file.url, meta: added.file.meta });
      for (const [, id] of page.matchAll(/"technique:(T\d{4}(?:\.\d{3})?)"/g)) techniques.add(id ?? '');
    }
    const out = join(folder, 'pagefind');
    const written = await index.writeFiles({ outputPath: out });
    if (written.errors.length > 0) throw failed(written.errors);
    for (const name of await readdir(out))
      if (!needed.test(name)) await rm(join(out, name), { recursive: true });
    await mkdir(join(folder, 'search'), { recursive: true });
    await writeFile(join(folder, 'search/titles.json'), titlesText(rows, techniques));
    return { pages: rows.length, bytes: folderSize(out) };
  } finally {
    await close();
  }
}

/** Bytes of all files below a folder. */
export function folderSize(folder: string): number {
  return globSync('**/*', { cwd: folder })
    .map((path) => statSync(join(folder, path)))
    .reduce((sum, file) => sum + (file.isFile() ? file.size : 0), 0);
}

function failed(errors: readonly string[]): PublishProblem {
  return new PublishProblem(`the search index could not be made: ${errors.join('; ')}`);
}
