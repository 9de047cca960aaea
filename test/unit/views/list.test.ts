import { expect, it } from 'vitest';
import { listView } from '#lib/views/list.ts';
import { starterSite } from './starter-site.ts';

const site = starterSite();
const rows = (collection: 'use-case' | 'procedure') =>
  new Map(listView(site, collection).rows.map(({ head, proven }) => [head.title, proven]));

it('says of each use case how far tests prove it, as its page does', () => {
  const proven = rows('use-case');
  expect(proven.get('One password tried on many accounts')).toEqual({
    tone: 'ok',
    text: 'Validated in 2 of 2 scopes',
  });
  expect(new Set([...proven.values()].map((state) => state?.tone))).toContain('gap');
  expect([...proven.values()]).not.toContain(undefined);
});

it('says it of no other page', () => {
  expect(new Set(rows('procedure').values())).toEqual(new Set([undefined]));
});
