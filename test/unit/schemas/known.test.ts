import { globSync, readFileSync } from 'node:fs';
import { appendFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { roleOf } from '#lib/content/layout.ts';
import { readContent } from '#lib/content/read.ts';
import { editorFiles } from '#lib/schemas/editor.ts';
import { knownIn, type Known } from '#lib/schemas/known.ts';
import { pageSchemas } from '#lib/schemas/schemas.ts';
import { onSite } from '#test/sites/site.ts';

const frontMatter = (file: string) =>
  parse(/^---\n([\s\S]*?)\n---\n/.exec(readFileSync(file, 'utf8'))?.[1] ?? '') as Record<string, unknown>;
const kindOf = (file: string) => {
  const role = roleOf(file.replace('content/', ''));
  return role.kind === 'page' ? role.collection : '';
};

describe('schemas with the ids of content', () => {
  let validators: Map<string, ValidateFunction>;
  const complaints = (file: string, change: object = {}) => {
    const validate = validators.get(kindOf(file))!;
    validate({ ...frontMatter(file), ...change });
    return validate.errors?.map(({ instancePath, keyword }) => `${instancePath} ${keyword}`) ?? [];
  };
  beforeAll(async () => {
    const ajv = new Ajv2020({ strict: false, allErrors: true });
    (addFormats as unknown as { default: (to: Ajv2020) => unknown }).default(ajv);
    const schemas = pageSchemas(knownIn(await readContent({ root: '.', highlight: false })));
    validators = new Map([...schemas].map(([kind, text]) => [kind, ajv.compile(JSON.parse(text) as object)]));
  });

  it('hold every page of the sample for valid', () => {
    const files = globSync('content/**/*.mdx').map((file) => file.replaceAll('\\', '/'));
    expect(files.length).toBeGreaterThan(90);
    expect(files.flatMap((file) => complaints(file).map((words) => `${file} ${words}`))).toEqual([]);
  });

  const playbook = 'content/incident-response/procedures/ransomware.mdx';
  const useCase = 'content/use-cases/password-spray.mdx';
  it.each([
    [playbook, { threats: ['ransomware-extortion'] }, { threats: ['no-such-threat'] }, '/threats/0 enum'],
    [playbook, { related: ['triage/password-spray'] }, { related: ['triage/gone'] }, '/related/0 enum'],
    [playbook, { techniques: ['T1110.003'] }, { techniques: ['T9999'] }, '/techniques/0 enum'],
    [useCase, { triage_guide: 'password-spray' }, { triage_guide: 'gone' }, '/triage_guide enum'],
    [useCase, { scopes: ['workstations'] }, { scopes: ['nowhere'] }, '/scopes/0 enum'],
    [useCase, { data_sources: ['m365-unified-audit'] }, { data_sources: ['none'] }, '/data_sources/0 enum'],
  ])('of %s take %j and refuse %j', (file, right, wrong, complaint) => {
    expect(complaints(file, right)).toEqual([]);
    expect(complaints(file, wrong)).toEqual([complaint]);
  });
});

/** What is known of the small good site after something was done to it. */
const knownAfter = (spoil: (root: string) => Promise<void>): Promise<Known> =>
  onSite('minimal', async (root) => {
    await spoil(root);
    return knownIn(await readContent({ root, highlight: false }));
  });

describe('what is known of content that is half written', () => {
  it('still has the id of a page that cannot be read', async () => {
    const known = await knownAfter((root) => appendFile(join(root, 'content/threats/invoice-fraud.mdx'), '\n<Odd'));
    expect([...known.get('threat')!]).toEqual([['invoice-fraud', 'holds an error']]);
    expect(known.get('page')?.has('threat/invoice-fraud')).toBe(true);
  });

  it('lacks what stands inside of files that cannot be read: half of it would refuse the other half', async () => {
    const whole = await knownAfter(async () => undefined);
    for (const kind of ['duty', 'authority', 'exception', 'scope', 'data-source'] as const)
      expect(whole.has(kind), kind).toBe(true);
    const half = await knownAfter(async (root) => {
      await appendFile(join(root, 'content/incident-response/plan.mdx'), '\n<Odd');
      await appendFile(join(root, 'content/use-cases/mailbox-rule.mdx'), '\n<Odd');
      await appendFile(join(root, 'content/registries/scopes.yaml'), '\n- {}\n');
      await writeFile(join(root, 'content/registries/data-sources.yaml'), 'nothing');
    });
    for (const kind of ['duty', 'authority', 'exception', 'scope', 'data-source'] as const)
      expect(half.has(kind), kind).toBe(false);
  });

  it('is nothing without portal.yaml, and a kind without pages takes any word', async () => {
    const known = await knownAfter((root) => writeFile(join(root, 'content/portal.yaml'), 'a: ['));
    expect(known.size).toBe(0);
    expect(pageSchemas(known).get('procedure')).not.toContain('enumDescriptions');
    expect(pageSchemas(new Map([['threat', new Map()]])).get('procedure')).not.toContain('"enum": []');
  });
});

it('the list for editors names each page by its address, decoded and in small letters, as the server asks', async () => {
  const text = await onSite('minimal', async (root) => {
    const read = await readContent({ root, highlight: false });
    return editorFiles('/A Place', read).get('collections.json') ?? '';
  });
  const { collections, entries } = JSON.parse(text) as {
    collections: { name: string }[];
    entries: Record<string, string>;
  };
  const report = Object.keys(entries).find((address) => address.includes('/reports/'));
  expect(report).toMatch(/^file:\/\/\/(\w:\/)?a place\/content\/reports\/2026-q3\/index\.mdx$/);
  expect(new Set(Object.values(entries)).size).toBe(collections.length);
});
