import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ruleTexts } from '#lib/checks/rule-texts.ts';
import { readEntry } from '#lib/content/read-entry.ts';
import { canonicalTables, assignedFields } from '#lib/exports/canonical.ts';
import { formats } from '#lib/exports/formats/registry.ts';
import { catalogue, contentCatalogue } from '#lib/metrics/catalogue/catalogue.ts';
import { metricsFlags } from '#lib/metrics/settings.ts';
import { collectionNames, collections, type CollectionName } from '#lib/model/collection.ts';
import { grammar } from '#lib/model/elements/grammar.ts';
import { step } from '#lib/model/elements/step.ts';
import { common } from '#lib/model/tier.ts';
import { sourceSchema } from '#lib/model/source.ts';

const page = (name: string) => readFileSync(`src/pages/help/${name}.mdx`, 'utf8');
const [writing, exportsPage, checks] = [page('writing'), page('exports'), page('checks')];
/** Keys and words stand in backticks. */
const missingIn = (text: string, words: Iterable<string>) =>
  [...words].filter((word) => !text.includes(`\`${word}\``));

const draft: Partial<Record<CollectionName, string>> = {
  procedure: 'category: intrusions\ntriggers: [Mail nobody wrote]\n',
  triage: 'alerts: [{product: Mail, alert_name: Rule}]\n',
};
const examples = [...writing.matchAll(/^(`{3,})mdx ([a-z-]+)\n([\s\S]*?)^\1$/gm)].map(
  ([, , kind = '', text = '']) => ({ kind: kind as CollectionName, text }),
);

describe('the page about writing', () => {
  it.each(examples)('has an example of a $kind that reads without a finding', async ({ kind, text }) => {
    const head = `---\ntitle: An example\nsummary: Of one element.\nowner: scribe\n${draft[kind] ?? ''}---\n\n`;
    const whole = text.startsWith('---') ? text : head + text;
    const { entry, findings } = await readEntry(kind, `content/x/x.mdx`, Buffer.from(whole));
    expect(findings).toEqual([]);
    expect(entry).toBeDefined();
  });

  it('shows every element that procedures, blocks and guides may use', () => {
    const shown = examples.map(({ text }) => text).join('');
    const inPages = [...grammar.values()].filter(({ within }) => !within.includes('report'));
    expect(inPages.filter(({ name }) => !shown.includes(`<${name}`)).map(({ name }) => name)).toEqual([]);
  });

  it('names every attribute of a step', () => {
    expect(missingIn(writing, Object.keys(step.attributes.shape))).toEqual([]);
  });

  it.each(collectionNames.filter((name) => name !== 'report'))(
    'names every key that a live %s needs',
    (name) => {
      const row = writing.split('\n').find((line) => line.startsWith(`| ${name.replace('-', ' ')} |`)) ?? '';
      const { liveKeys } = collections[name];
      expect(
        missingIn(
          row,
          liveKeys.filter((key) => key !== 'reviewed'),
        ),
      ).toEqual([]);
    },
  );

  it('names every key that all pages share', () => {
    expect(missingIn(writing, Object.keys({ ...common.always, ...common.live, ...common.may }))).toEqual([]);
  });
});

describe('the page about exports', () => {
  it('names every key of a source but the one for invented rows', () => {
    const keys = Object.keys(sourceSchema.shape).filter((key) => key !== 'sample');
    expect(missingIn(exportsPage, keys)).toEqual([]);
  });

  it('names every format, field and metric', () => {
    const fields = Object.values(canonicalTables).flatMap(({ columns }) => Object.keys(columns));
    const filled = fields.filter((field) => !assignedFields.includes(field));
    const ids = [...formats, ...catalogue, ...contentCatalogue].map(({ id }) => id);
    expect(missingIn(exportsPage, [...filled, ...ids])).toEqual([]);
  });

  it('names every flag of the command', () => {
    expect(Object.keys(metricsFlags).filter((flag) => !exportsPage.includes(`\`--${flag}`))).toEqual([]);
  });
});

describe('the pages about findings', () => {
  it('quote no rule that does not exist', () => {
    const quoted = [...(writing + checks).matchAll(/(?:error|warning): .* \[([a-z-]+)\]$/gm)].map(
      (match) => match[1],
    );
    const known = new Set(ruleTexts.map(({ id }) => id));
    expect(quoted.length).toBeGreaterThan(20);
    expect(quoted.filter((id) => !known.has(id ?? ''))).toEqual([]);
  });

  it('lead to the page of all rules', () => {
    expect(checks).toContain('](../rules/)');
  });
});
