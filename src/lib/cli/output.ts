import { rename, writeFile } from 'node:fs/promises';

/** Writes a result to standard output, or whole or not at all to `out`. */
export async function writeResult(text: string, out: string | undefined): Promise<void> {
  if (out === undefined) {
    process.stdout.write(text);
    return;
  }
  const unfinished = `${out}.tmp-${process.pid}`;
  await writeFile(unfinished, text);
  await rename(unfinished, out);
}
