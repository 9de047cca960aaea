import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { metricsFile } from '#lib/model/metrics.ts';
import { PublishProblem } from './problem.ts';

const file = 'content/metrics/metrics.json';

/** Of which day the committed numbers are. Throws PublishProblem when the file does not hold what it should. */
export async function numbersInWords(root: string): Promise<string> {
  const text = await readFile(join(root, file), 'utf8').catch(() => undefined);
  if (text === undefined) return 'none yet; npm run metrics computes them';
  const read = metricsFile.safeParse(json(text));
  if (!read.success)
    throw new PublishProblem(
      `${file} does not hold: ${read.error.issues[0]?.message}`,
      'run npm run metrics again',
    );
  return `as of ${read.data.as_of.slice(0, 10)}, from the committed numbers`;
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
