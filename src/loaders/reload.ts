import { relative, sep } from 'node:path';
import type { LoaderContext } from 'astro/loaders';

/**
 * Under the dev server, loads again when a file that matters changed; a build has no watcher, and this does nothing.
 * One load after the other: an older one never writes over a newer.
 */
export function reloadOnChange(
  { watcher, logger }: Pick<LoaderContext, 'watcher' | 'logger'>,
  root: string,
  matters: (file: string) => boolean,
  load: () => Promise<void>,
): void {
  let last = Promise.resolve();
  watcher?.on('all', (event, path) => {
    if (!/^(add|change|unlink)$/.test(event) || !matters(relative(root, path).split(sep).join('/'))) return;
    last = last.then(load).catch((error: unknown) => logger.error(String(error)));
  });
}
