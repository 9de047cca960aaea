import { beforeEach, describe, expect, it } from 'vitest';
import type { Content } from '#lib/model/entry.ts';
import type { VendorPack } from '#lib/model/registry.ts';
import { relevance } from '#lib/relevance/relevance.ts';
import type { VendorRule } from '#lib/rules/rule.ts';
import { copyOf, rule, starterContent, today, weighed } from './content.ts';

const starter = await starterContent();
let content: Content;
beforeEach(() => {
  content = copyOf(starter);
  content.registries['vendor-packs'] = [];
  for (const { data } of content.entries['use-case']) data.content = [];
});

/** Lets the first use case decide on a rule it calls so. */
function decide(
  written: string,
  more: Record<string, unknown> = {},
  row: Record<string, unknown> = {},
): void {
  const relevance = {
    ...{ decision: 'reject', reason: 'duplicate', decided_on: '2026-06-10' },
    ...{ decided_by: 'technical-lead', revisit_by: '2027-06-01', ...more },
  };
  content.entries['use-case'][0]!.data.content = [
    { origin: 'sigma', product: 'Sigma', rule: written, relevance, ...row },
  ] as never;
}

const row = (more: Partial<VendorRule> = {}) => weighed(content, [rule(more)]).file.rules[0]!;
const named = {
  ...{ id: '28ecba0a-c743-4690-ad29-9a8f6f25a6f9', title: 'Password Spray Activity' },
  file: 'cloud/azure_password_spray.yml',
};

describe('a decision of a use case', () => {
  it.each([
    '28ecba0a-c743-4690-ad29-9a8f6f25a6f9',
    'anything (28ecba0a)',
    'azure_password_spray (28ecba0a)',
    'azure_password_spray',
    'password spray activity',
    'Password Spray Activity (Sigma)',
  ])('is found when it says "%s"', (written) => {
    decide(written);
    const { by } = row(named).decided!;
    expect(by).toBe(`use-case/${content.entries['use-case'][0]!.id}`);
  });

  it('is found by the file its address ends in', () => {
    decide('Spray', {}, { url: 'https://github.com/x/y/blob/master/azure_password_spray.yml?raw=1' });
    expect(row(named).recommendation).toBe('decided');
  });

  it('is not found for another rule, of another product, in a retired use case, or where the rule is our own', () => {
    decide('Password Spray');
    expect(row(named).decided).toBeNull();
    decide('Password Spray Activity', {}, { origin: 'vendor', product: 'Microsoft Entra ID Protection' });
    expect(row(named).decided).toBeNull();
    expect(row({ ...named, format: 'sentinel' }).decided).toBeNull();
    decide('Password Spray Activity', {}, { origin: 'vendor', product: 'Microsoft Sentinel' });
    expect(row({ ...named, format: 'sentinel' }).recommendation).toBe('decided');
    decide('Password Spray Activity');
    content.entries['use-case'][0]!.data.lifecycle = 'retired';
    expect(row(named).decided).toBeNull();
    content.entries['use-case'][0]!.data.lifecycle = 'live';
    decide('Password Spray Activity', {}, { origin: 'own', relevance: undefined });
    expect(row(named).decided).toBeNull();
  });

  it('says what, when and until when, and that the day has passed', () => {
    decide('28ecba0a');
    expect(row(named).reason).toBe('Decided on 10 Jun 2026: reject, duplicate; look again by 1 Jun 2027.');
    decide('28ecba0a', { revisit_by: '2026-11-23' });
    expect(row(named).reason).toMatch(/; was to be looked at again by 23 Nov 2026\.$/);
  });

  it('on an older version says so, stands first, and one on this version does not', () => {
    const other = { ...named, id: 'ffffffff-0000-4000-8000-000000000000', title: 'A first', file: 'z.yml' };
    const both = (hash: string) => {
      decide('28ecba0a', { hash });
      content.entries['use-case'][1]!.data.content = content.entries['use-case'][0]!.data.content!.map(
        (known) => ({ ...known, rule: 'ffffffff' }),
      );
      content.entries['use-case'][1]!.data.content[0]!.relevance = {
        ...content.entries['use-case'][0]!.data.content![0]!.relevance!,
        hash: 'ABCDEF01',
      };
      return weighed(content, [rule(other), rule(named)]).file.rules;
    };
    const [first, second] = both('0000000011111111');
    expect(first).toMatchObject({ title: named.title, decided: { older_version: true } });
    expect(first!.reason).toBe(
      'Decided on an older version, on 10 Jun 2026: reject, duplicate; the rule has changed since.',
    );
    expect(second!.decided).not.toHaveProperty('older_version');
    expect(both('abcdef0123456789').map(({ title }) => title)).toEqual(['A first', named.title]);
  });

  it('to run a rule that its author gave up is a warning', () => {
    decide('28ecba0a', { decision: 'enable', reason: 'needs-test' });
    const retired = [{ ...named, format: 'sigma' as const, reason: 'deprecated' as const }];
    const read = { rules: [], retired, leftOut: { deprecated: 1 }, findings: [], files: 1 };
    expect(relevance(content, read, today).findings).toMatchObject([
      {
        file: content.entries['use-case'][0]!.file,
        message: 'runs "Password Spray Activity", which its author calls deprecated',
      },
    ]);
    decide('28ecba0a');
    expect(relevance(content, read, today).findings).toEqual([]);
  });
});

describe('a decision on a pack', () => {
  const pack = (id: string, match: VendorPack['match']): VendorPack => ({
    ...{ id, match, decision: 'enable', reason: 'matches-threat' },
    ...{ decided_on: '2026-06-03', revisit_by: '2027-06-01' },
  });
  const by = (packs: VendorPack[], more: Partial<VendorRule> = {}) => {
    content.registries['vendor-packs'] = packs;
    return row({ ...named, tags: ['attack.t1110', 'Data Source: Okta'], ...more }).decided?.by;
  };

  it('matches by product: of the format, of the log, of its vendor', () => {
    expect(by([pack('a', { product: 'sigma' })])).toBe('vendor-pack/a');
    expect(by([pack('a', { product: 'M365' })])).toBe('vendor-pack/a');
    expect(by([pack('a', { product: 'Amazon GuardDuty' })])).toBeUndefined();
    const guard = { needs: [[{ name: 'Amazon GuardDuty' }]] };
    expect(by([pack('a', { product: 'Amazon GuardDuty' })], guard)).toBe('vendor-pack/a');
  });

  it.each([
    [{ rule: '28ecba0a-*' }, true],
    [{ rule: '*spray*' }, true],
    [{ rule: 'password*activity' }, true],
    [{ rule: 'azure_password_spray' }, true],
    [{ rule: 'password' }, false],
    [{ rule: '*sprayy*' }, false],
    [{ rule: 'password spray*spray activity' }, false],
    [{ tag: 'data source: okta' }, true],
    [{ tag: 'attack.*' }, true],
    [{ tag: 'okta' }, false],
    [{ tag: 'attack.*', product: 'Elastic Security' }, false],
    [{}, false],
  ])('%j matches: %s', (match, expected) => {
    expect(by([pack('a', match)]) !== undefined).toBe(expected);
  });

  it('of the most specific row wins, wherever it stands, and a use case wins over all', () => {
    const packs = [
      pack('product', { product: 'Sigma' }),
      pack('both', { product: 'Sigma', rule: '*' }),
      pack('longer', { product: 'Sigma', rule: '*spray*' }),
      pack('tag', { product: 'Sigma', tag: 'attack.*********' }),
    ];
    for (const order of [packs, packs.toReversed()]) expect(by(order)).toBe('vendor-pack/longer');
    expect(by(packs.slice(0, 2))).toBe('vendor-pack/both');
    decide('28ecba0a');
    expect(by(packs)).toMatch(/^use-case\//);
  });

  it('ends with a pattern made to be slow: whoever tries every way never does', () => {
    const slow = pack('a', { rule: `${'*a'.repeat(2000)}b` });
    expect(by([slow], { title: 'a'.repeat(200) })).toBe(by([]));
  });
});
