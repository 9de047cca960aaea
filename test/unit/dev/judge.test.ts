import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { judge } from '#dev/judge.ts';
import type { News } from '#dev/news.ts';
import { onSite } from '#test/sites/site.ts';

const page = 'content/triage/mailbox-rule.mdx';

/** What is told of the small good site after a change of one of its files. */
const after = (file: string, change: (text: string) => string): Promise<News> =>
  onSite('minimal', async (root) => {
    const path = join(root, file);
    await writeFile(path, change(await readFile(path, 'utf8')));
    return judge({ root, contacts: undefined, today: undefined, base: '/x/' });
  });

describe('what the dev server tells', () => {
  it('is nothing while all is well', async () => {
    expect(await after(page, (text) => text)).toEqual({ told: [], kept: [] });
  });

  it('is place, message, edit and page of each finding; and which page cannot be read', async () => {
    const { told, kept } = await after(page, (text) => text.replace('owner: technical-lead', 'owner: boss'));
    expect(told).toMatchObject([
      { severity: 'error', place: `${page}:4:8`, rule: 'not-in-list', page: '/x/triage/mailbox-rule/' },
    ]);
    expect(told[0]?.message).toContain('"boss"');
    expect(told[0]?.hint).toContain('technical-lead');
    expect(kept).toEqual(['/x/triage/mailbox-rule/']);
  });

  it('calls a page read whose only error is what it names', async () => {
    const { told, kept } = await after(page, (text) =>
      text.replace('use_case: mailbox-rule', 'use_case: gone'),
    );
    expect(told.map(({ rule }) => rule)).toContain('broken-reference');
    expect(kept).toEqual([]);
  });

  it('has no page for a registry, and none for portal.yaml, not even when nothing else can be judged', async () => {
    const { told } = await after('content/registries/scopes.yaml', (text) => `${text}\n- {}\n`);
    expect(told.find(({ place }) => place.startsWith('content/registries/'))?.page).toBeUndefined();
    const { told: alone } = await after('content/portal.yaml', () => 'a: [');
    expect(alone.map(({ place }) => place)).toEqual([expect.stringMatching(/^content\/portal\.yaml:1:/)]);
  });

  it('is on one line, without what would turn text around', async () => {
    const told = await onSite('minimal', async (root) => {
      await writeFile(join(root, 'content/triage/no\u202etes\n.txt'), '');
      return (await judge({ root, contacts: undefined, today: undefined, base: '/' })).told;
    });
    expect(told.map(({ place }) => place)).toEqual(['content/triage/no\ufffdtes .txt:1:1']);
  });
});

it('fails only when content/ cannot be read', async () => {
  await onSite('minimal', async (root) => {
    await rm(join(root, 'content'), { recursive: true });
    await expect(judge({ root, contacts: undefined, today: undefined, base: '/' })).rejects.toThrow('ENOENT');
  });
});
