import { describe, expect, it } from 'vitest';
import { read, sigma } from './folder.ts';

const only = (text: string) => read({ 'a.yml': text }).rules[0];

describe('a Sigma rule', () => {
  it('names techniques by its tags alone, in any case, and the finer instead of both', () => {
    const tags = '[attack.T1003.001, attack.t1003, attack.execution, cve.2021-1234, attack.s0002, t1490]';
    expect(only(sigma({ tags }))?.techniques).toEqual(['T1003.001']);
    expect(only(sigma({ tags: '[]' }))?.techniques).toEqual([]);
    expect(only(sigma({ tags: 'attack.t1490' }))?.techniques).toEqual(['T1490']);
  });

  it('is noisy when it is experimental, low, has placeholders, or names normal work and is not high', () => {
    const noisy = (more: Record<string, string>) => only(sigma(more))?.noisy;
    expect(noisy({})).toBeUndefined();
    expect(noisy({ status: 'experimental' })).toBe('is experimental');
    expect(noisy({ level: 'informational' })).toBe('is of level informational');
    expect(noisy({ detection: "{a: {User|expand: '%admins%'}, condition: a}" })).toMatch(/placeholders/);
    expect(noisy({ level: 'medium', falsepositives: '[Backups]' })).toMatch(/normal work/);
    expect(noisy({ level: 'high', falsepositives: '[Backups]' })).toBeUndefined();
    expect(noisy({ level: 'medium', falsepositives: '[Unlikely]' })).toBeUndefined();
  });

  it('without id and title is called after its file', () => {
    const text = sigma().replace(/^(title|id): .*\n/gm, '');
    expect(read({ 'web/odd_one.yml': text }).rules[0]).toMatchObject({ id: 'odd_one', title: 'odd_one' });
  });

  it('that its author calls unsupported is left out', () => {
    const found = read({ 'a.yml': sigma({ status: 'unsupported' }) });
    expect([found.rules, found.leftOut]).toEqual([[], { unsupported: 1 }]);
  });
});

describe('the digest of a rule', () => {
  const hash = (more: Record<string, string>) => only(sigma(more))?.hash;

  it('stays when title, tags, level or layout change', () => {
    const detection = '\n  condition: selection # sic\n  selection:\n    Image: odd.exe';
    expect(hash({ title: 'Other', tags: '[]', level: 'low', detection })).toBe(hash({}));
  });

  it('changes with what it looks for, and with the log it reads', () => {
    const detection = '{selection: {Image: even.exe}, condition: selection}';
    expect(hash({ detection })).not.toBe(hash({}));
    expect(hash({ logsource: '{product: linux, category: process_creation}' })).not.toBe(hash({}));
  });
});

describe('several documents of a file', () => {
  it('are a rule each, with the line they begin on', () => {
    const second = sigma({ id: 'other', title: 'Other' });
    const { rules } = read({ 'a.yml': `${sigma()}---\n${second}` });
    expect(rules.map(({ line, title }) => [line, title])).toEqual([
      [1, 'Something odd'],
      [9, 'Other'],
    ]);
  });

  it('share what an `action: global` document says', () => {
    const shared = 'action: global\ntitle: Shared\ntags: [attack.t1490]\ndetection: {condition: a}\n';
    const one = 'id: one\nlogsource: {product: windows, service: security}\ndetection: {a: {EventID: 1}}\n';
    const two = 'id: two\nlogsource: {product: windows, service: system}\ndetection: {a: {EventID: 1}}\n';
    const { rules } = read({ 'a.yml': [shared, one, two].join('---\n') });
    expect(rules.map(({ id, title, techniques }) => [id, title, techniques])).toEqual([
      ['one', 'Shared', ['T1490']],
      ['two', 'Shared', ['T1490']],
    ]);
    expect(rules[0]?.needs).toEqual([[{ product: 'windows', service: 'security' }]]);
    expect(rules[0]?.hash).not.toBe(rules[1]?.hash);
  });
});

describe('a correlation', () => {
  const correlation = (more: string) =>
    `title: Both\nid: both\ncorrelation: {type: temporal, rules: [one, two], timespan: 5m${more}}\n`;
  const one = sigma({ id: 'one', name: 'one', title: 'One' });
  const two = sigma({
    ...{ id: 'two', title: 'Two', tags: '[attack.t1485]' },
    logsource: '{product: linux, service: auditd}',
  });

  it('needs every log of its rules, and takes their techniques where it names none', () => {
    const { rules, leftOut } = read({ 'a.yml': [one, two, correlation('')].join('---\n') });
    expect(rules).toHaveLength(1);
    expect(rules[0]).toMatchObject({
      techniques: ['T1490', 'T1485'],
      needs: [
        [{ product: 'windows', category: 'process_creation' }],
        [{ product: 'linux', service: 'auditd' }],
      ],
    });
    expect(leftOut).toEqual({ 'part-of-correlation': 2 });
  });

  it('leaves its rules in force when it says so, or when they stand in another file', () => {
    const all = read({ 'a.yml': [one, two, correlation(', generate: true')].join('---\n') });
    expect(all.rules.map(({ id }) => id)).toEqual(['one', 'two', 'both']);
    const apart = read({ 'a.yml': one, 'b.yml': two, 'c.yml': correlation('') });
    expect(apart.rules.map(({ id }) => id)).toEqual(['one', 'two', 'both']);
    expect(apart.rules[2]?.needs).toHaveLength(2);
  });

  it('of rules that are nowhere needs a log it does not name', () => {
    expect(read({ 'a.yml': correlation('') }).rules[0]?.needs).toEqual([]);
  });
});
