import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { packed, unpacked } from '#lib/content/pack.ts';
import { readEntry } from '#lib/content/read-entry.ts';

const file = 'content/incident-response/procedures/mailbox-takeover.mdx';

it('packs a document into a shorter text, and gives back the same', async () => {
  const { entry } = await readEntry('procedure', file, readFileSync(`test/sites/minimal/${file}`));
  const document = entry!.document;
  expect(unpacked(packed(document))).toEqual(document);
  expect(packed(document).length).toBeLessThan(JSON.stringify(document).length / 2);
});
