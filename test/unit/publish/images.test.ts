import { globSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Content } from '#lib/model/entry.ts';
import type { Audience } from '#lib/model/portal.ts';
import { publishImages } from '#lib/publish/images.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'watchbill-images-'));
  mkdirSync(join(root, 'content/triage'), { recursive: true });
  for (const name of ['shown', 'secret', 'shared', 'unused'])
    writeFileSync(join(root, `content/triage/${name}.png`), name);
});
afterEach(() => rmSync(root, { recursive: true }));

it('publishes the images of the pages this audience may read, and no other', async () => {
  const guide = (id: string, tlp: string, ...images: string[]) => ({
    collection: 'triage',
    id,
    file: `content/triage/${id}.mdx`,
    data: { tlp },
    document: { images: images.map((src) => ({ src, alt: 'x', at: { line: 1, column: 1 } })) },
  });
  const triage = [
    guide('a', 'green', 'shown.png', '../triage/shared.png'),
    guide('b', 'red', 'secret.png', 'shared.png'),
  ];
  const audience = { id: 'mssp', max_tlp: 'amber', collections: 'all' } as Audience;
  await publishImages(root, { entries: { triage } } as unknown as Content, audience, join(root, 'out'));
  expect(globSync('**/*.png', { cwd: join(root, 'out') }).sort()).toEqual([
    'images/triage/shared.png',
    'images/triage/shown.png',
  ]);
});
