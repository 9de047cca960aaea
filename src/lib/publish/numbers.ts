import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { metricsFile, type MetricsFile } from '#lib/model/metrics.ts';
import { PublishProblem } from './problem.ts';

const file = 'content/metrics/metrics.json';

/**
 * The committed numbers; undefined where nothing was measured yet. Throws PublishProblem when the file does not
 * hold what it should.
 */
export async function readNumbers(root: string): Promise<MetricsFile | undefined> {
  const text = await readFile(join(root, file), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const read = metricsFile.safeParse(json(text));
  if (read.success) return read.data;
  throw new PublishProblem(
    `${file} does not hold: ${read.error.issues[0]?.message}`,
    'run npm run metrics again',
  );
}

/** Of which day the numbers are. */
export function numbersInWords(numbers: MetricsFile | undefined): string {
  if (!numbers) return 'none yet; npm run metrics computes them';
  return `as of ${numbers.as_of.slice(0, 10)}, from the committed numbers`;
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
