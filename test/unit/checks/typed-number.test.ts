import { describe, expect, it } from 'vitest';
import { rule } from '#lib/checks/typed-number.ts';
import { sourceOf } from '#lib/content/source.ts';
import type { Finding } from '#lib/model/finding.ts';
import type { Snapshot } from '#lib/model/snapshot.ts';
import { contentOf, entry } from '#test/unit/coverage/portfolio.ts';

const file = 'content/reports/2026-Q3/index.mdx';
const row = (metric: string, more: object) => ({ metric, period: '2026-Q3', slice: {}, ...more });
const results = [
  row('incidents', { n: 2, period: '2026-08' }),
  row('incidents', { n: 3, slice: { severity: 'SEV1' } }),
  row('incidents', { n: 5, previous: { n: 8 } }),
  row('validated-coverage', { n: 37, k: 12 }),
  row('mssp-in-target', { n: 90, k: 84, share: 0.931 }),
];

/** What the rule says of a body, with a headline above it. */
function judged(body: string, headline = 'Nothing to say'): Finding[] {
  const text = ['---', `headline: ${headline}`, '---', body, ''].join('\n');
  const report = { ...entry('report', '2026-Q3', { status: 'active' }), file };
  const content = contentOf([report]);
  const snapshots = new Map([['2026-Q3', { period: '2026-Q3', results } as unknown as Snapshot]]);
  const sources = new Map([[file, sourceOf(file, text, '')]]);
  return rule.check({ content: { ...content, snapshots }, sources, today: '2026-11-24' });
}
const told = (body: string, headline?: string) => judged(body, headline).map(({ message }) => message);

describe('a number in the words of a report', () => {
  it('is the one of its period, before all others that would be right', () => {
    expect(told('We handled 6 incidents.')).toEqual(['the text says 6 incidents, the snapshot says 5']);
  });

  it.each(['5 incidents', '8 incidents before', '2 incidents in August', '3 incidents of SEV1'])(
    'may be of the period, the one before, a month or a part: %s',
    (words) => expect(told(words)).toEqual([]),
  );

  it('is held against the whole it names', () => {
    expect(told('We detect 12 of 37 questions.')).toEqual([]);
    expect(told('We detect 13 of the 37.')).toEqual(['the text says 13 of the 37, the snapshot says 12']);
    expect(told('We met 13 of 40 people.')).toEqual([]);
  });

  it.each([
    ['93% of alerts were taken in time', []],
    ['93 of 100 alerts were on time', []],
    ['52% of alerts were taken in time', ['the text says 52%, the snapshot says 93%']],
    ['52 of every 100 were on time', ['the text says 52 of every 100, the snapshot says 93%']],
    ['52% of people like it. It was in time', []],
  ])('is held against the share that was in time: %s', (words, said) => {
    expect(told(words)).toEqual(said);
  });

  it('is a part of no other number', () => {
    expect(told('See 1.6 incidents, 2026-6 incidents and 1,005 incidents')).toEqual([
      'the text says 1,005 incidents, the snapshot says 5',
    ]);
  });

  it('is found in the headline as in the body, at its place and of its length', () => {
    expect(judged('We handled 6 incidents.', '7 incidents').map(({ at, length }) => [at, length])).toEqual([
      [{ line: 2, column: 11 }, 11],
      [{ line: 4, column: 12 }, 11],
    ]);
    expect(judged('\nFully 52% were in time').map(({ at, length }) => [at, length])).toEqual([
      [{ line: 5, column: 7 }, 3],
    ]);
  });

  it('is told once, also when it is the first sign of the body', () => {
    expect(told('6 incidents')).toHaveLength(1);
  });
});
