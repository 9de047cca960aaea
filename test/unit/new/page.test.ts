import fc from 'fast-check';
import { CORE_SCHEMA, load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { readEntry } from '#lib/content/read-entry.ts';
import { collections } from '#lib/model/collection.ts';
import { pageKinds } from '#lib/new/kinds.ts';
import { NewProblem } from '#lib/new/problem.ts';
import { splitPage } from '#lib/yaml/page.ts';
import { readSite, run } from './begin.ts';

const read = await readSite();
const hostile = fc.constantFrom(
  ...['---', 'a: b', '- x', '{a: 1}', '&a *a', '!!js/function x', '"', "'", '`', '\\', '# c', '| x', '%YAML'],
  ...[
    '<script>alert(1)</script>',
    '</Phase>',
    '{process.exit()}',
    'import x from "y"',
    '--> x',
    '🛡️',
    'TODO',
  ],
);
const title = fc.oneof(
  fc
    .array(fc.oneof(hostile, fc.lorem({ maxCount: 2 })), { minLength: 1, maxLength: 4 })
    .map((s) => s.join(' ')),
  fc.string({ unit: 'grapheme', maxLength: 90 }),
  fc.string({ unit: 'binary', maxLength: 90 }),
);

describe('a new page', () => {
  it('never breaks its front matter, whatever the title: it is a page of that title, or an error in words', async () => {
    await fc.assert(
      fc.asyncProperty(title, fc.constantFrom(...pageKinds), async (text, kind) => {
        // A role page is called after its role.
        const id = kind === 'role' ? { id: 'insurer' } : text.length % 2 ? { id: 'a-new-one' } : {};
        const begun = await run(read, [kind, text], id).catch((error: unknown) => error);
        if (begun instanceof NewProblem) {
          expect(begun.message).not.toBe('');
          return;
        }
        const { written, findings } = begun as Awaited<ReturnType<typeof run>>;
        expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
        const [[path = '', page = ''] = []] = written;
        expect(path).toMatch(/^test\/sites\/minimal\/content\/[a-z/-]+\/[a-z0-9-]+\.mdx$/);
        const front = load(splitPage(page)?.yaml ?? '', { schema: CORE_SCHEMA }) as Record<string, unknown>;
        expect(front['title']).toBe(text.trim());
        expect(front[kind === 'use-case' ? 'lifecycle' : 'status']).toMatch(/^(draft|proposed)$/);
      }),
      { numRuns: 150 },
    );
  });

  it.each(['two\nlines', 'a\ttab', 'a\u202Eb', 'x'.repeat(81), ' ', ''])(
    'refuses the title %j with the reason, as wrong usage',
    async (text) => {
      await expect(run(read, ['threat', text], { id: 'x' })).rejects.toMatchObject({
        usage: true,
        message: expect.stringMatching(/^--title: (is empty|runs over|holds a character|has 81)/) as string,
      });
    },
  );

  it('is refused where it would name the organisation, and nothing is written', async () => {
    const { code, findings, written, notes } = await run(read, ['threat', 'Plinth Ceramics is robbed']);
    expect([code, findings[0]?.rule, written.size]).toEqual([1, 'name-in-body', 0]);
    expect(notes).toEqual([
      'content/threats/plinth-ceramics-is-robbed.mdx was not written: check would refuse it.',
    ]);
  });

  it('says which keys it needs when it goes live', async () => {
    const [[, page = ''] = []] = (await run(read, ['threat', 'Flood'])).written;
    const [, keys = ''] = /^# When it goes live it also needs: (.*)\.$/m.exec(page) ?? [];
    const front = load(splitPage(page)?.yaml ?? '', { schema: CORE_SCHEMA }) as object;
    expect(keys.split(', ')).toEqual(collections.threat.liveKeys.filter((key) => !(key in front)));
    expect(keys).toContain('reviewed');
  });

  it('takes scopes, data and techniques from the question it answers, and says what the threat needs later', async () => {
    const flags = { threat: 'invoice-fraud', question: 'rule-hides-mail' };
    const { written, notes } = await run(read, ['use-case', 'Mail sorted away'], flags);
    const [[file = '', page = ''] = []] = written;
    const { entry } = await readEntry('use-case', file, Buffer.from(page));
    expect(entry?.data).toMatchObject({
      techniques: ['T1114.003'],
      data_sources: ['mail-audit'],
      scopes: ['mailboxes'],
      threats: [flags].map(({ threat, question }) => ({ threat, question })),
      validations: [{ result: 'not-run', date: '2026-12-24', scope: 'mailboxes' }],
    });
    expect(notes.join('\n')).toContain(
      'once it is live, in content/threats/invoice-fraud.mdx, question rule-hides-mail: - mail-sorted-away  to  answered_by',
    );
  });

  it('begins and ends as the other playbooks do', async () => {
    const [[, page = ''] = []] = (await run(read, ['procedure', 'Flood'])).written;
    expect(page).toMatch(/<Block ref="open-file">[\s\S]*<Phase name="identification">/);
  });

  it('plays the worst threat that has a procedure, unless it is told which', async () => {
    const [known] = read.content.entries.threat;
    if (!known) throw new Error('the site has no threat');
    const like = (id: string, likelihood: number, procedures = known.data.procedures) => ({
      ...known,
      ...{ id, file: `content/threats/${id}.mdx`, data: { ...known.data, likelihood, procedures } },
    });
    const threat = [like('mild', 1), like('worst', 4), like('unprepared', 5, [])];
    const site = { ...read, content: { ...read.content, entries: { ...read.content.entries, threat } } };
    const [[, played = ''] = []] = (await run(site, ['exercise', 'Flood'])).written;
    expect(played).toContain('threat: worst\n');
    const [[, told = ''] = []] = (await run(site, ['exercise', 'Flood'], { threat: 'mild' })).written;
    expect(told).toContain('threat: mild\n');
    const none = { ...site, content: { ...site.content, entries: { ...site.content.entries, threat: [] } } };
    await expect(run(none, ['exercise', 'Flood'])).rejects.toThrow('one of them is missing');
  });

  it('is never called like one that is there, or was', async () => {
    await expect(run(read, ['threat', 'Invoice fraud'])).rejects.toThrow(
      'content/threats/invoice-fraud.mdx is there already',
    );
    const [known] = read.content.entries.threat;
    if (!known) throw new Error('the site has no threat');
    const old = { ...known, data: { ...known.data, aliases: ['flood'] } };
    const entries = { ...read.content.entries, threat: [old] };
    const renamed = { ...read, content: { ...read.content, entries } };
    await expect(run(renamed, ['threat', 'Flood'])).rejects.toThrow('"flood" is an old name of');
    const broken = { ...read, leftOut: new Set(['threat/flood']) };
    await expect(run(broken, ['threat', 'Flood'])).rejects.toThrow('flood.mdx is there already');
  });
});
