import { readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { project, type AstroInputs } from '#lib/publish/astro.ts';
import { digestOf } from './digest.ts';

/** Of what the last build was made, and which bytes it published. */
interface Published {
  inputs: string;
  output: string;
}

/**
 * Whether `folder` holds, byte for byte, what was published of these inputs. Nothing in it is trusted: one file
 * more, less or other than then, and it does not. A record that cannot be read says nothing.
 */
export function isPublished(record: string, inputs: string, folder: string): boolean {
  const known = read(record);
  return known?.inputs === inputs && known.output === digestOf(folder, ['.']);
}

/** Writes down what `folder`, about to be published, was made of. */
export async function recordPublished(record: string, inputs: string, folder: string): Promise<void> {
  const published: Published = { inputs, output: digestOf(folder, ['.']) };
  await mkdir(dirname(record), { recursive: true });
  await writeFile(record, `${JSON.stringify(published)}\n`);
}

/** Where the record of an audience lies, in the folder of caches. */
export function recordOf({ audience, env }: Pick<AstroInputs, 'audience' | 'env'>): string {
  const cache = env['WATCHBILL_CACHE'] ?? './node_modules/.cache/watchbill';
  return join(resolve(project, cache), `published-${audience}.json`);
}

function read(record: string): Partial<Published> | undefined {
  try {
    return (JSON.parse(readFileSync(record, 'utf8')) ?? undefined) as Partial<Published> | undefined;
  } catch {
    return undefined;
  }
}
