import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ruleTexts, shown } from '#lib/checks/rule-texts.ts';
import { rules } from '#lib/checks/rules.ts';

const ids = ruleTexts.map(({ id }) => id);

/** The code that reads and types content, without the records themselves. */
const code = globSync(['src/lib/content/**/*.ts', 'src/lib/model/**/*.ts'])
  .filter((file) => !file.replaceAll('\\', '/').includes('content/rules/'))
  .map((file) => readFileSync(file, 'utf8'));

/**
 * Rule ids where code gives them: `rule: 'x'` with both sides of a choice after it, and the first arguments of the
 * small functions that make a finding.
 */
function emitted(): Set<string> {
  const places = code.flatMap((text) => [
    ...text.matchAll(/\brule(?::|\s*=)\s*([^;{}]*?'[^;{}]*?)(?:,\s*\n|,\s+\w+[:,]|[;{}]|\n\s*\w+:)/g),
    ...text.matchAll(/\b(?:fail|refuse|stray|about\w*)\(\s*((?:[^(),]+,\s*)?'[a-z-]+')/g),
    ...text.matchAll(/\bstray\([^;{}]*?('[a-z]+(?:-[a-z]+)*'),?\s*\)/g),
  ]);
  return new Set(
    places.flatMap(([, part = '']) => [...part.matchAll(/'([a-z]+(?:-[a-z]+)*)'/g)].map(([, id = '']) => id)),
  );
}

/** Words the scan meets that are not rules: what a choice is made by, and a severity beside it. */
const notRules = new Set(['key', 'procedure', 'string', 'error']);

describe('rules', () => {
  it('have a record for every id that reading and typing can print', () => {
    const found = emitted();
    expect([...found].filter((id) => !ids.includes(id) && !notRules.has(id))).toEqual([]);
  });

  it('have a record for every id that the small sites print', () => {
    const printed = globSync('test/sites/*/expected.txt').flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/^content\/.* \[([a-z-]+)\]$/gm)].map(([, id = '']) => id),
    );
    expect(printed.length).toBeGreaterThan(100);
    expect(printed.filter((id) => !ids.includes(id))).toEqual([]);
  });

  it('have no record that nothing prints', () => {
    // Were the scan to miss a form of code, the ids given in that form would be missing here.
    const printed = new Set([...emitted(), ...rules.map(({ id }) => id)]);
    expect(ids.filter((id) => !printed.has(id))).toEqual([]);
  });

  it('have one record each, a title that is a sentence and a reason that ends one', () => {
    expect(new Set(ids).size).toBe(ids.length);
    for (const { id, title, why } of ruleTexts) {
      expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(title).toMatch(/^[A-Z].*\.$|^portal\.yaml.*\.$/);
      expect(why).toMatch(/^\S.*[^.]$/);
    }
  });

  it('are shown without a character that nobody sees', () => {
    for (const rule of ruleTexts) expect(JSON.stringify(shown(rule))).not.toMatch(/[^\P{C}]/u);
    const hidden = ruleTexts.find(({ id }) => id === 'hidden-character');
    expect(hidden && shown(hidden).example?.wrong).toContain('<U+200B>');
  });

  it('have an example, but for the two guards that no content is known to reach', () => {
    expect(ruleTexts.filter(({ example }) => !example).map(({ id }) => id)).toEqual([
      'too-short',
      'unknown-node',
    ]);
  });
});
