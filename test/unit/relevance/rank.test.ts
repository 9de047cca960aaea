import { describe, expect, it } from 'vitest';
import { relevanceFileSchema } from '#lib/model/relevance-file.ts';
import { relevanceText } from '#lib/relevance/relevance.ts';
import { report } from '#lib/relevance/report.ts';
import { countsOf, unlocks } from '#lib/relevance/unlocks.ts';
import { packWeighed, rule, starterContent, weighed } from './content.ts';

const content = await starterContent();
const edr = [[{ product: 'windows', category: 'process_creation' }]];
const deleted = (title: string, more = {}) => rule({ title, techniques: ['T1490'], needs: edr, ...more });

describe('the order', () => {
  it('has one rule for each open question before a second for any', () => {
    const { file } = weighed(content, [
      deleted('Backup a'),
      deleted('Backup b'),
      rule({ title: 'Mail rule' }),
      deleted('Backup c', { level: 'critical' }),
    ]);
    expect(file.rules.map(({ title }) => title)).toEqual([
      ...['Mail rule', 'Backup c', 'Backup a', 'Backup b'],
    ]);
  });

  it('is the same whatever order the rules come in', () => {
    const rules = [
      ...['a', 'b', 'c'].map((name) => deleted(name)),
      ...['d', 'e'].map((title) => rule({ title })),
      rule({ title: 'f', techniques: [] }),
    ];
    const titles = (some: typeof rules) => weighed(content, some).file.rules.map(({ title }) => title);
    expect(titles(rules.toReversed())).toEqual(titles(rules));
  });

  it('puts what runs now before what needs data, and what nobody asks for last', () => {
    const order = packWeighed(content).file.rules.map(({ recommendation }) => recommendation);
    const kinds = [...new Set(order)];
    expect(kinds).toEqual(['enable', 'enable-tuned', 'needs-data', 'covered', 'decided', 'no-threat']);
    expect(order).toEqual(kinds.flatMap((kind) => order.filter((one) => one === kind)));
  });
});

describe('what to connect', () => {
  it('counts open questions once, and rules', () => {
    const file = (title: string, techniques: string[]) =>
      rule({ title, techniques, needs: [[{ product: 'windows', category: 'pipe_created' }]] });
    const rows = weighed(content, [
      file('a', ['T1490']),
      file('b', ['T1490']),
      file('c', ['T1003.001']),
      rule({ title: 'd', techniques: ['T1490'], needs: [[{ product: 'kiln' }]] }),
      rule({ title: 'e', techniques: ['T1490'], needs: [] }),
      rule({ title: 'f', techniques: [], needs: [[{ product: 'kiln' }]] }),
    ]).file.rules;
    expect(unlocks(rows)).toEqual([
      { log: 'windows pipe_created', dataSources: [], rules: 3, questions: 2 },
      { log: 'kiln', dataSources: [], rules: 1, questions: 1 },
    ]);
    expect(countsOf(rows)).toMatchObject({ 'needs-data': 5, 'no-threat': 1, enable: 0 });
  });
});

describe('relevance.json', () => {
  const { file } = packWeighed(content);

  it('holds by its schema, a rule a line, and reads back as it was', () => {
    const text = relevanceText(file);
    expect(relevanceFileSchema.parse(JSON.parse(text))).toEqual(file);
    expect(text.split('\n')).toHaveLength(file.rules.length + 5);
    expect(relevanceText({ ...file, rules: [] })).toMatch(/"rules":\[\]\}\n$/);
  });

  it('holds no text of a rule', () => {
    const text = relevanceText(file);
    for (const part of ['Get', 'wbadmin', 'SigninLogs', 'tstats', 'user.mfa', 'Nightly jobs'])
      expect(text).not.toContain(part);
  });
});

describe('the report', () => {
  it('counts, ranks, groups by threat and says what was left out', async () => {
    const text = report(packWeighed(content), content);
    expect(text).toMatch(
      /^15 rules weighed \(2 elastic, 2 sentinel, 9 sigma, 2 splunk\) as of 24 Nov 2026\n/,
    );
    expect(text).toMatch(/\n {2}enable {11}4 {2}answers an open question/);
    expect(text).toContain('\n6 wait for a decision.\n');
    expect(text).toMatch(/Best first\n {5}1\. Inbox rule forwards .*\n.*Do we see a rule that hides mail/);
    expect(text).toMatch(/\n {5}1 for 1 open question: windows process_access\n/);
    expect(text).toMatch(/Left out\n( {5}\d .*\n){6}$/);
  });

  it('of nothing says that nothing was found', () => {
    expect(report(weighed(content, []), content)).toContain('0 rules weighed (none found)');
  });
});
