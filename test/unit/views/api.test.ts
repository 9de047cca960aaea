import { describe, expect, it } from 'vitest';
import { readContent } from '#lib/content/read.ts';
import { apiFiles, apiIndex, apiJson } from '#lib/views/api.ts';
import { buildSite, type Site } from '#lib/views/site.ts';

const { content } = await readContent({ root: '.' });
const site: Site = buildSite({
  ...{ content: content!, metrics: undefined, base: '/base/', today: '2026-11-24', history: new Map() },
  audience: content!.portal.audiences.find(({ id }) => id === 'responder')!,
});
const named = (from: Site, name: string) => apiFiles(from).find((file) => file.name === name);

describe('the files for programs', () => {
  it('are named by their index, with the number of their items', () => {
    const index = apiIndex(site).items;
    expect(index.map(({ name }) => name)).toEqual([
      'procedures',
      'guides',
      'use-cases',
      'threats',
      'coverage',
    ]);
    for (const file of apiFiles(site))
      expect(index).toContainEqual(
        expect.objectContaining({
          name: file.name,
          items: file.items.length,
          address: `/base/api/${file.name}.json`,
        }),
      );
  });

  it('hold every page of their collection, by the address of its page', () => {
    const { entries } = site.content;
    const ids = (name: string) => named(site, name)!.items.map(({ id }) => id);
    expect(ids('procedures')).toEqual(entries.procedure.map(({ id }) => id));
    expect(ids('guides')).toEqual(entries.triage.map(({ id }) => id));
    expect(ids('use-cases')).toEqual(entries['use-case'].map(({ id }) => id));
    expect(ids('threats')).toEqual(entries.threat.map(({ id }) => id));
    for (const { id, address, cacao } of named(site, 'procedures')!.items) {
      expect(address).toBe(`/base/respond/procedures/${String(id)}/`);
      expect(cacao).toBe(`/base/respond/procedures/${String(id)}/cacao.json`);
    }
  });

  it('say who works in a playbook, blocks included', () => {
    const ransomware = named(site, 'procedures')!.items.find(({ id }) => id === 'ransomware')!;
    // The scribe stands in a block alone.
    expect(ransomware['roles']).toContain('scribe');
    expect(ransomware['roles']).toContain('it-operations');
    expect(ransomware['severity']).toBe('SEV1');
  });

  it('name no page this reader cannot open, and have no file for a section it has not', () => {
    const { 'use-case': _, ...rest } = site.content.entries;
    const narrow = buildSite({
      ...site,
      audience: { ...site.audience, id: 'mssp' },
      content: { ...site.content, entries: { ...rest, 'use-case': [], threat: [] } },
    });
    const text = apiFiles(narrow)
      .map((file) => apiJson(narrow, file))
      .join('');
    expect(apiFiles(narrow).map(({ name }) => name)).toEqual(['procedures', 'guides']);
    for (const { id, data } of site.content.entries.threat)
      expect([text.includes(`"${id}"`), text.includes(data.title)], id).toEqual([false, false]);
  });

  it('count coverage as the page does', () => {
    const file = named(site, 'coverage')!;
    expect(file.totals).toEqual({
      covered: expect.any(Number),
      questions: expect.any(Number),
      accepted: expect.any(Number),
    });
    expect(JSON.parse(apiJson(site, file))).toMatchObject({
      schema: 1,
      as_of: '2026-11-24',
      audience: 'responder',
    });
  });

  it('are the same twice', () => {
    const all = () => apiFiles(site).map((file) => apiJson(site, file));
    expect(all()).toEqual(all());
  });
});
