import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readEntry } from '#lib/content/read-entry.ts';
import { NewProblem } from '#lib/new/problem.ts';
import { splitPage } from '#lib/yaml/page.ts';
import { readSite, run } from './begin.ts';

const read = await readSite();
const file = 'content/use-cases/mailbox-rule.mdx';
const before = readFileSync(`test/sites/minimal/${file}`, 'utf8');
const wanted = { scope: 'mailboxes', match: 'UserId=press', reason: 'Press mail is sorted by a rule.' };

/** What was written, as a page. */
async function useCase(written: ReadonlyMap<string, string>, of = file) {
  const text = written.get(`test/sites/minimal/${of}`) ?? '';
  const { entry, findings } = await readEntry('use-case', of, Buffer.from(text));
  return { text, data: entry?.data, findings };
}

describe('an exception added to a use case', () => {
  it('has an end, an owner and two roles, and leaves every other line as it is', async () => {
    const { written, code } = await run(read, ['exception', 'mailbox-rule'], wanted);
    const { text, data, findings } = await useCase(written);
    expect([code, findings]).toEqual([0, []]);
    expect(data?.exceptions?.[1]).toEqual({
      id: 'mailbox-rule-mailboxes',
      statement: 'Do not alert on Mailboxes when UserId is press.',
      kind: 'exclude-value',
      scope: 'mailboxes',
      match: [{ field: 'UserId', op: 'is', value: 'press' }],
      reason: wanted.reason,
      requested_by: 'technical-lead',
      approved_by: 'incident-coordinator',
      owner: 'technical-lead',
      created: '2026-11-24',
      expires: '2027-02-22',
      residual: {
        text: 'These events raise no alert while it holds. No other use case is known to look there.',
        use_cases: [],
      },
    });
    const lines = new Set(text.split('\n'));
    expect(before.split('\n').filter((line) => !lines.has(line))).toEqual([]);
    expect(splitPage(text)?.rest).toBe(splitPage(before)?.rest);
  });

  it('takes what it is told', async () => {
    const flags = {
      ...{ ...wanted, by: 'incident-coordinator', until: '2027-01-01', 'covered-by': 'mailbox-rule' },
      ...{ 'asked-provider': '2026-11-20', rule: 'Mailbox rule hides mail', kind: 'threshold', id: 'press' },
    };
    const { data } = await useCase((await run(read, ['exception', 'use-case/mailbox-rule'], flags)).written);
    expect(data?.exceptions?.[1]).toMatchObject({
      ...{ id: 'press', requested_by: 'incident-coordinator', approved_by: 'executive-sponsor' },
      ...{ expires: '2027-01-01', asked_provider_on: '2026-11-20', kind: 'threshold' },
      statement: 'Do not apply "Mailbox rule hides mail" to Mailboxes when UserId is press.',
      residual: { use_cases: ['mailbox-rule'] },
    });
  });

  it('gets an id that no exception or baseline of any use case has', async () => {
    const { entries } = read.content;
    const [one, other] = entries['use-case'];
    const [row] = one?.data.exceptions ?? [];
    if (!one || !other || !row) throw new Error('the site has no two use cases with an exception');
    const ids = ['mailbox-rule-mailboxes', 'mailbox-rule-mailboxes-2'];
    const taken = { ...other, data: { ...other.data, exceptions: ids.map((id) => ({ ...row, id })) } };
    const site = { ...read, content: { ...read.content, entries: { ...entries, 'use-case': [one, taken] } } };
    const { data } = await useCase((await run(site, ['exception', 'mailbox-rule'], wanted)).written);
    expect(data?.exceptions?.[1]?.id).toBe('mailbox-rule-mailboxes-3');
  });

  it('is named after use case and scope, and the first of a use case gets its list', async () => {
    const again = await run(read, ['exception', 'mailbox-rule'], { ...wanted, scope: 'order-mailbox' });
    expect((await useCase(again.written)).data?.exceptions?.[1]?.id).toBe('mailbox-rule-order-mailbox');
    const other = 'content/use-cases/new-sign-in.mdx';
    const bare = { ...wanted, scope: 'order-mailbox' };
    const { written } = await run(read, ['exception', 'new-sign-in'], bare);
    expect((await useCase(written, other)).data?.exceptions).toHaveLength(1);
  });

  it.each([
    [{ until: '2028-01-01' }, '--until: 2028-01-01 is more than 365 days ahead'],
    [{ until: '2026-11-23' }, '--until: 2026-11-23 has passed'],
    [{ approver: 'technical-lead' }, '--approver: technical-lead also requested it'],
    [{ scope: 'kiln-control' }, '--scope: there is no scope of this use case "kiln-control"'],
    [{ match: 'anything' }, '--match: "anything" is not a condition'],
    [{ owner: 'technical-led' }, '--owner: there is no role "technical-led"'],
    [{ 'covered-by': 'mailbox-rule, x' }, '--covered-by: there is no use case "x"'],
    [{ measure: 'x' }, '--measure says nothing about a new exception'],
    [{ id: 'No Id' }, '--id: "No Id" is not an id'],
    [{ reason: 'two\nlines' }, '--reason: runs over more than one line'],
  ])('is refused as wrong usage with %j', async (flags, message) => {
    const done = run(read, ['exception', 'mailbox-rule'], { ...wanted, ...flags });
    await expect(done).rejects.toMatchObject({ usage: true, message });
  });

  it('names all that is missing at once', async () => {
    const done = run(read, ['exception', 'mailbox-rule'], {});
    await expect(done).rejects.toThrow('--scope, --match, --reason are missing');
  });

  it('is not written when check would refuse it: every event, or an approver who may not', async () => {
    const wide = { ...wanted, scope: 'order-mailbox', match: 'UserId=*', approver: 'scribe' };
    const { code, findings, written } = await run(read, ['exception', 'mailbox-rule'], wide);
    expect([code, written.size]).toEqual([1, 0]);
    expect(findings.map(({ rule }) => rule).toSorted()).toEqual(['crown-jewel-exception', 'wide-exception']);
  });

  it('says which use case is meant, or that it has an error', async () => {
    const done = run(read, ['exception', 'mailbox-rul'], wanted);
    await expect(done).rejects.toMatchObject({ hint: 'did you mean "mailbox-rule"?' });
    const broken = { ...read, leftOut: new Set(['use-case/broken']) };
    await expect(run(broken, ['exception', 'broken'], wanted)).rejects.toThrow('has an error');
  });

  it('holds whatever it is told, or says why not; the rest of the file is never touched', async () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('---', 'a: b', '# c', '- x', '"', "it's", '*a', '<b>', '{x}', 'yes', '1_0'),
    );
    await fc.assert(
      fc.asyncProperty(text, text, async (reason, value) => {
        const flags = { ...wanted, reason, match: `UserId=${value}` };
        const begun = await run(read, ['exception', 'mailbox-rule'], flags).catch((error: unknown) => error);
        if (begun instanceof NewProblem) return;
        const { written } = begun as Awaited<ReturnType<typeof run>>;
        if (written.size === 0) return;
        const { text: after, data } = await useCase(written);
        expect(data?.exceptions?.[1]?.reason).toBe(reason);
        expect(splitPage(after)?.rest).toBe(splitPage(before)?.rest);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a baseline added to a use case', () => {
  it('is said in one sentence and counts as learned today', async () => {
    const flags = { scope: 'mailboxes', measure: 'rules a day', threshold: 'more than ever', refresh: '7d' };
    const { data, findings } = await useCase((await run(read, ['baseline', 'mailbox-rule'], flags)).written);
    expect(findings).toEqual([]);
    expect(data?.baselines?.[1]).toEqual({
      ...{ id: 'mailbox-rule-mailboxes', population: 'mailboxes', measure: 'rules a day' },
      ...{ method: 'first-seen', window: '30d', threshold: 'more than ever', refresh_every: '7d' },
      ...{ last_refreshed: '2026-11-24', owner: 'technical-lead' },
      statement: 'Over Mailboxes, learn rules a day. Alert on more than ever.',
    });
  });

  it.each([
    [{ window: '30 days' }, '--window: "30 days" is not a duration'],
    [{ method: 'guess' }, '--method: there is no method "guess"'],
  ])('is refused as wrong usage with %j', async (flags, message) => {
    const told = { scope: 'mailboxes', measure: 'rules', threshold: 'many', ...flags };
    await expect(run(read, ['baseline', 'mailbox-rule'], told)).rejects.toThrow(message);
  });
});
