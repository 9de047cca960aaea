import type { Run } from './event.ts';
import { readRun, RunError } from './read-run.ts';

const mostBytes = 5 * 1024 * 1024;

/** A run from a file somebody chose. Throws RunError with a sentence for whoever chose it. */
export async function importRun(file: Blob): Promise<Run> {
  if (file.size > mostBytes)
    throw new RunError(`The file has ${Math.ceil(file.size / 1024 / 1024)} MB. A run log has 5 MB at most.`);
  const text = await file.text();
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new RunError('The file is not JSON. Choose the file that "Save run log (JSON)" wrote.');
  }
  return readRun(value);
}
