import fc from 'fast-check';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkContent } from '#lib/checks/check.ts';
import { readEntry } from '#lib/content/read-entry.ts';
import { deliver } from '#lib/relevance/deliver.ts';
import { draftOf } from '#lib/relevance/draft.ts';
import { RelevanceProblem } from '#lib/relevance/problem.ts';
import { clean } from '#lib/rules/field.ts';
import type { VendorRule } from '#lib/rules/rule.ts';
import { packWeighed, rule, starterContent, today, weighed } from './content.ts';

const content = await starterContent();
const result = packWeighed(content);
let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'watchbill-drafts-'));
  await cp('content', join(root, 'content'), { recursive: true });
});
afterAll(() => rm(root, { recursive: true }));

const drafts = (wanted: string[], from = result) =>
  deliver(from, content, {
    ...{ root, today, drafts: wanted, folder: '', format: undefined, json: false, out: undefined },
    leftOut: new Set(),
  }).result;
const check = async () => (await checkContent({ root, today: () => today })).findings;

describe('proposed use cases', () => {
  it('of every rule that is not decided pass the check, beside all that is there', async () => {
    const before = await check();
    const open = result.weighed.filter(({ row }) => !row.decided).map(({ rule }) => rule.id);
    const files = drafts(open).trim().split('\n');
    expect(files).toHaveLength(open.length);
    expect(await check()).toEqual(before);
  });

  it('say whom they serve, what they read, and a decision that still has to be made', async () => {
    const one = result.weighed.find(({ rule }) => rule.title.startsWith('Inbox rule'))!;
    const { id, text } = draftOf(one, content, today, new Set());
    expect(id).toBe('inbox-rule-forwards-mail-to-another-organisation');
    const { entry } = await readEntry('use-case', `content/use-cases/${id}.mdx`, Buffer.from(text));
    expect(entry?.data).toMatchObject({
      lifecycle: 'proposed',
      techniques: ['T1114.003'],
      threats: [
        { threat: 'bec-payment-diversion', question: 'rule-hides-or-forwards' },
        { threat: 'insider-data-theft', question: 'forwards-home' },
      ],
      data_sources: ['m365-unified-audit'],
      content: [
        {
          origin: 'sigma',
          rule: expect.stringContaining(one.rule.id),
          relevance: { decision: 'defer', hash: one.rule.hash, revisit_by: '2027-02-22' },
        },
      ],
    });
  });

  it('are decided afterwards: the same rule is found again, on the same version', async () => {
    const one = result.weighed.find(({ rule }) => rule.title.startsWith('Requests that never'))!;
    const { id, text } = draftOf(one, content, today, new Set());
    const { entry } = await readEntry('use-case', `content/use-cases/${id}.mdx`, Buffer.from(text));
    const more = structuredClone(content);
    more.entries['use-case'].push(entry!);
    const [row] = weighed(more, [one.rule]).file.rules;
    expect(row!.decided).toMatchObject({ by: `use-case/${id}`, decision: 'defer' });
    expect(row!.decided).not.toHaveProperty('older_version');
  });

  it('write over nothing: an id that is taken gets a number, a file that is there stays', () => {
    const [{ weighed: all }, taken] = [result, new Set(['requests-that-never-end'])];
    const one = all.find(({ rule }) => rule.title === 'Requests that never end')!;
    expect(draftOf(one, content, today, taken).id).toBe('requests-that-never-end-2');
    taken.add('requests-that-never-end-2');
    expect(draftOf(one, content, today, taken).id).toBe('requests-that-never-end-3');
    // Written by the first case here, after the content was read.
    expect(() => drafts(['Requests that never end'])).toThrow(/EEXIST/);
  });

  it.each([
    ['no such rule', /no rule that was weighed is called "no such rule"/],
    ['6f2d4b', /names more than one rule/],
    ["Finding of the cloud's own detection", /is decided already, in vendor-pack\/guardduty/],
  ])('are not written at all when one word is wrong: %s', (word, message) => {
    const wrong = () => drafts(['Many objects of a store read with one key', word]);
    expect(wrong).toThrow(message);
    expect(wrong).toThrow(RelevanceProblem);
  });

  it('are found by id, by its start, by title in any case, by path and by file name', () => {
    const ways = ['6f2d4b05', 'REQUESTS that never end', 'sigma/web/requests-that-never-end.yml'];
    for (const way of [...ways, 'requests-that-never-end.yml', 'requests-that-never-end'])
      expect(() => drafts([way, 'no such rule'])).toThrow(/is called "no such rule"/);
  });
});

describe('a hostile rule', () => {
  const titles = fc.oneof(
    fc.string({ unit: 'binary', minLength: 1, maxLength: 120 }),
    fc.constantFrom(
      '{process.exit()}',
      '<script>alert(1)</script>',
      '---',
      'it\'s: a "quoted" # title',
      '- [ ] *&anchor !!binary',
      'Kestrel Valve of Fjordwatch at kestrelvalve.example',
      'TODO <Why>',
      '__proto__',
      '\u0661\u0662',
    ),
  );

  it('makes a draft that reads without a finding', async () => {
    await fc.assert(
      fc.asyncProperty(
        titles,
        fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }),
        async (title, id) => {
          const one: VendorRule = rule({ title: clean(title) || 'x', id: clean(id) || 'x' });
          const [first] = weighed(content, [one]).weighed;
          const draft = draftOf(first!, content, today, new Set());
          expect(draft.id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
          const file = `content/use-cases/${draft.id}.mdx`;
          const { entry, findings } = await readEntry('use-case', file, Buffer.from(draft.text));
          expect(findings, draft.text).toEqual([]);
          expect(entry).toBeDefined();
        },
      ),
    );
  });

  it('that is called after us makes a draft that is not', async () => {
    const one = rule({ title: 'Kestrel  Valve and FJORDWATCH at kestrelvalve.example', techniques: [] });
    const [first] = weighed(content, [one]).weighed;
    const { id, text } = draftOf(first!, content, today, new Set());
    await writeFile(join(root, `content/use-cases/${id}.mdx`), text);
    expect((await check()).filter(({ file }) => file.includes(id))).toEqual([]);
    expect(text).toContain('title: "our and our at our"');
  });
});
