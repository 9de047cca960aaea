import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { PublishProblem, RequestProblem } from '#lib/publish/problem.ts';

/** Where `npm run build` puts the portal of an audience. */
export function folderOf(audience = 'responder'): string {
  return audience === 'responder' ? 'dist' : `dist-${audience}`;
}

/**
 * For whom a folder was built, as its pages say. Throws PublishProblem when it is no portal, RequestProblem when
 * another audience was meant.
 */
export async function audienceOf(folder: string, wanted: string | undefined): Promise<string> {
  const page = await readFile(join(folder, '404.html'), 'utf8').catch(() => '');
  const built = /data-store="[^"]* (\S+)"/.exec(page)?.[1];
  if (!built)
    throw new PublishProblem(
      `there is no built portal in ${relative('.', folder) || '.'}`,
      'npm run build first; --from names another folder',
    );
  if (wanted !== undefined && wanted !== built)
    throw new RequestProblem(
      `${relative('.', folder)} was built for ${built}`,
      `leave out --audience ${wanted}`,
    );
  return built;
}
