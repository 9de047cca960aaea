import { globSync, readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { roleOf } from '#lib/content/layout.ts';
import { jsonSchemas } from '#lib/schemas/schemas.ts';

const ajv = new Ajv2020({ strict: false, allErrors: true });
// The package is CommonJS: its function is a property, which type-aware lint does not follow.
(addFormats as unknown as { default: (to: Ajv2020) => unknown }).default(ajv);
const validators = new Map<string, ValidateFunction>(
  [...jsonSchemas()].map(([file, text]) => [
    file.replace('.json', ''),
    ajv.compile(JSON.parse(text) as object),
  ]),
);

/** Front matter, or the whole of a YAML file, read without any of our own code. */
function read(file: string): unknown {
  const text = readFileSync(file, 'utf8');
  return parse(file.endsWith('.mdx') ? (/^---\n([\s\S]*?)\n---\n/.exec(text)?.[1] ?? '') : text);
}

function schemaOf(file: string): string | undefined {
  const role = roleOf(file.replace('content/', ''));
  if (role.kind === 'page') return role.collection;
  if (role.kind === 'registry') return role.name;
  if (role.kind === 'portal') return 'portal';
  return file.endsWith('exports/sources.yaml') ? 'sources' : undefined;
}

function complaints(schema: string, value: unknown): string[] {
  const validate = validators.get(schema);
  if (!validate) throw new Error(`no schema ${schema}`);
  validate(value);
  return (validate.errors ?? []).map(
    ({ instancePath, keyword, params }) => `${instancePath} ${keyword} ${JSON.stringify(params)}`,
  );
}

const files = globSync('content/**/*.{mdx,yaml}')
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => schemaOf(file) && !file.endsWith('contacts.yaml'));

describe('a validator that is not ours', () => {
  it('has content of every kind before it', () => {
    expect(files.length).toBeGreaterThan(90);
    const seen = new Set(files.map(schemaOf));
    expect([...validators.keys()].filter((name) => !seen.has(name) && name !== 'contacts')).toEqual([]);
  });

  it.each(files)('holds %s for valid', (file) => {
    expect(complaints(schemaOf(file) ?? '', read(file))).toEqual([]);
  });

  it.each([
    ['procedure', 'content/incident-response/procedures/ransomware.mdx', { sevrity: 'sev1' }, 'additionalProperties'],
    ['procedure', 'content/incident-response/procedures/ransomware.mdx', { owner: 'the-boss' }, 'enum'],
    ['use-case', 'content/use-cases/password-spray.mdx', { lifecycle: 'finished' }, 'enum'],
    ['use-case', 'content/use-cases/password-spray.mdx', { techniques: 'T1110' }, 'type'],
    ['triage', 'content/triage/suspicious-signin.mdx', { title: '' }, 'minLength'],
    ['threat', 'content/threats/infostealer-endpoint.mdx', { likelihood: 9 }, 'maximum'],
    ['portal', 'content/portal.yaml', { forge: 'sourceforge' }, 'enum'],
    ['portal', 'content/portal.yaml', { currency: 'euro' }, 'pattern'],
  ])('refuses a %s with %s changed by %j', (schema, file, change, keyword) => {
    const value = read(file) as object;
    expect(complaints(schema, value)).toEqual([]);
    const said = complaints(schema, { ...value, ...change });
    expect(said.join('\n')).toContain(` ${keyword} `);
  });

  it('refuses a page that lacks its title', () => {
    const { title, ...rest } = read('content/use-cases/password-spray.mdx') as Record<string, unknown>;
    expect(title).toBeTruthy();
    expect(complaints('use-case', rest)).toEqual([' required {"missingProperty":"title"}']);
  });
});
