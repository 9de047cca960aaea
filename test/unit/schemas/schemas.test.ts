import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { collectionNames } from '#lib/model/collection.ts';
import { jsonSchemas } from '#lib/schemas/schemas.ts';

const schemas = jsonSchemas();

describe('the JSON Schemas', () => {
  it('are committed as the model makes them; npm run schemas writes them again', () => {
    expect(readdirSync('schemas').toSorted()).toEqual([...schemas.keys()].toSorted());
    for (const [file, text] of schemas) expect(readFileSync(`schemas/${file}`, 'utf8'), file).toBe(text);
  });

  it('know each kind of page, its words, and no key beside its own', () => {
    for (const name of collectionNames) {
      const schema = JSON.parse(schemas.get(`${name}.json`) ?? '') as Record<string, unknown>;
      expect(schema).toMatchObject({ additionalProperties: false, properties: { title: { maxLength: 80 } } });
      expect(schema['required']).toEqual(expect.arrayContaining(['title', 'summary', 'owner']));
    }
    const useCase = schemas.get('use-case.json') ?? '';
    for (const word of ['"proposed"', '"exclude-scope"', '"first-seen"']) expect(useCase).toContain(word);
  });

  it('hold nothing that only the model understands', () => {
    for (const [file, text] of schemas) expect(text, file).not.toMatch(/"(reference|example|hint)":/);
  });

  it('are held by the editor against files that are there', () => {
    const { 'yaml.schemas': map } = JSON.parse(readFileSync('.vscode/settings.json', 'utf8')) as {
      'yaml.schemas': Record<string, string | string[]>;
    };
    for (const [schema, files] of Object.entries(map)) {
      expect(schemas.has(schema.replace('./schemas/', '')), schema).toBe(true);
      // Contacts stay out of git; their example does not.
      expect(
        [files].flat().some((file) => existsSync(file)),
        schema,
      ).toBe(true);
    }
  });
});
