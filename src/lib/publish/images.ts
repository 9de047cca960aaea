import { cp, mkdir } from 'node:fs/promises';
import { dirname, join, posix } from 'node:path';
import { mayRead } from '#lib/model/audience.ts';
import type { Content } from '#lib/model/entry.ts';
import type { Audience } from '#lib/model/portal.ts';

/** Copies the images of the pages this audience may read to where their addresses point. An image of no page stays out. */
export async function publishImages(
  root: string,
  content: Content,
  audience: Audience,
  folder: string,
): Promise<void> {
  const paths = new Set<string>();
  for (const entry of Object.values(content.entries).flat())
    if (mayRead(audience, entry.collection, entry.data))
      for (const { src } of entry.document.images) paths.add(posix.join(posix.dirname(entry.file), src));
  for (const path of paths) {
    const to = join(folder, 'images', posix.relative('content', path));
    await mkdir(dirname(to), { recursive: true });
    await cp(join(root, path), to);
  }
}
