import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readContent } from '#lib/content/read.ts';
import { coverage, totalScore } from '#lib/coverage/coverage.ts';
import { gaps } from '#lib/coverage/gaps.ts';
import { lifecycles, validationMethods, validationResults } from '#lib/model/vocabulary.ts';
import { oracle } from './oracle.ts';
import { contentOf, dataSource, entry, scope } from './portfolio.ts';

const today = '2026-11-24';
const scopes = ['mail', 'clients', 'servers'];
const techniques = ['T1114', 'T1114.002', 'T1114.003', 'T1564.008'];
const useCases = ['a', 'b', 'c'];
const some = <T>(values: readonly T[], minLength = 0) =>
  fc.uniqueArray(fc.constantFrom(...values), { minLength });

const validation = fc.record({
  id: fc.constant('v'),
  date: fc.constantFrom('2026-01-10', '2026-08-01', '2026-11-01', '2026-11-24'),
  method: fc.constantFrom(...validationMethods),
  test_ref: fc.constant('x'),
  technique: fc.option(fc.constantFrom(...techniques), { nil: undefined, freq: 6 }),
  scope: fc.constantFrom(...scopes),
  result: fc.constantFrom(...validationResults),
  // One length for all: on one date the worse result wins, so two lengths on a date would be another rule.
  valid_for: fc.constant('100d'),
});
const useCase = fc.record({
  lifecycle: fc.oneof(
    { weight: 3, arbitrary: fc.constant('live') },
    { weight: 1, arbitrary: fc.constantFrom(...lifecycles) },
  ),
  scopes: some(scopes),
  validations: fc.array(validation, { maxLength: 8 }),
});
const answered = fc.record(
  {
    techniques: some(techniques, 1),
    scopes: some(scopes, 1),
    data_sources: some(['s1', 's2', 's3']),
    answered_by: some(useCases, 1),
  },
  { requiredKeys: ['techniques', 'data_sources', 'answered_by'] },
);
const open = fc.record(
  {
    techniques: some(techniques, 1),
    scopes: some(scopes, 1),
    gap: fc.record({
      reason: fc.constant('no sensor'),
      owner: fc.constant('technical-lead'),
      status: fc.constantFrom('open', 'in-work', 'accepted'),
      until: fc.constantFrom('2026-11-23', '2026-11-24', '2027-01-01'),
    }),
  },
  { requiredKeys: ['techniques', 'gap'] },
);
const threat = fc.record({
  assets: some(scopes, 1),
  likelihood: fc.integer({ min: 1, max: 5 }),
  impact: fc.integer({ min: 1, max: 5 }),
  detection_questions: fc.array(
    fc.oneof({ weight: 3, arbitrary: answered }, { weight: 1, arbitrary: open }),
    { maxLength: 5 },
  ),
});
const portfolio = fc
  .record({
    useCases: fc.tuple(useCase, useCase, useCase),
    threats: fc.array(threat, { minLength: 1, maxLength: 3 }),
  })
  .map(({ useCases: rows, threats }) =>
    contentOf(
      [
        ...rows.map((data, index) => entry('use-case', useCases[index] ?? '', data)),
        ...threats.map((data, index) => {
          const detection_questions = data.detection_questions.map((row, at) => ({ id: `q${at}`, ...row }));
          return entry('threat', `t${index}`, { ...data, detection_questions });
        }),
      ],
      {
        scopes: scopes.map(scope),
        'data-sources': [
          dataSource('s1', ['mail']),
          dataSource('s2', ['mail', 'clients']),
          dataSource('s3', []),
        ],
      },
    ),
  );

describe('coverage', () => {
  it('agrees with the definition written out plainly, over generated portfolios', () => {
    fc.assert(
      fc.property(portfolio, (content) => {
        const found: Record<string, string> = {};
        for (const { threat: one, cells, score } of coverage(content, today)) {
          found[one.id] = `${score.covered}/${score.questions}/${score.accepted}`;
          for (const cell of cells) found[`${one.id}/${cell.scope}`] = cell.state;
        }
        expect(found).toEqual(oracle(content, today));
      }),
      { numRuns: 1500 },
    );
  });

  it('agrees with it on the starter content, today and when every proof is over', async () => {
    const { content } = await readContent({ root: '.', highlight: false });
    for (const day of [content!.portal.today ?? today, '2028-01-01']) {
      const found: Record<string, string> = {};
      for (const { threat: one, cells, score } of coverage(content!, day)) {
        found[one.id] = `${score.covered}/${score.questions}/${score.accepted}`;
        for (const cell of cells) found[`${one.id}/${cell.scope}`] = cell.state;
      }
      expect(Object.keys(found).length).toBeGreaterThan(100);
      expect(found).toEqual(oracle(content!, day));
    }
  });

  it('gives a reason for every state that is not "not relevant"', () => {
    fc.assert(
      fc.property(portfolio, (content) => {
        for (const { cells } of coverage(content, today))
          for (const cell of cells) expect(cell.reasons.length > 0).toBe(cell.state !== 'not-relevant');
      }),
    );
  });

  it('ranks accepted gaps last and the rest by risk', () => {
    fc.assert(
      fc.property(portfolio, (content) => {
        const ranked = gaps(content, today);
        const open = ranked.filter(({ state }) => state !== 'accepted');
        expect(ranked.slice(0, open.length)).toEqual(open);
        expect(open.map(({ risk }) => risk)).toEqual(open.map(({ risk }) => risk).sort((a, b) => b - a));
      }),
    );
  });
});

const question = {
  id: 'q',
  question: 'Do we see it?',
  techniques: ['T1114.003'],
  data_sources: ['s'],
  answered_by: ['u'],
};
const test = {
  id: 'v',
  date: '2026-11-01',
  method: 'atomic',
  scope: 'mail',
  technique: 'T1114.003',
  result: 'detected',
  valid_for: '180d',
};

function cell(useCaseData: object, threatData: object = {}) {
  const content = contentOf(
    [
      entry('use-case', 'u', { lifecycle: 'live', scopes: ['mail'], validations: [test], ...useCaseData }),
      entry('threat', 't', {
        assets: ['mail'],
        likelihood: 4,
        impact: 4,
        detection_questions: [question],
        ...threatData,
      }),
    ],
    { scopes: [scope('mail')], 'data-sources': [dataSource('s', ['mail'])] },
  );
  const [covered] = coverage(content, today);
  return { ...covered?.cells[0], score: covered?.score, total: totalScore(coverage(content, today)) };
}

describe('a cell', () => {
  it('is validated by a passing test inside its date and says which', () => {
    expect(cell({})).toMatchObject({
      state: 'validated',
      reasons: ['q: u: detected on 2026-11-01 (T1114.003)'],
      useCases: ['u'],
      score: { covered: 1, questions: 1, accepted: 0 },
    });
  });

  it('is never validated by a tabletop', () => {
    expect(cell({ validations: [{ ...test, method: 'tabletop' }] }).state).toBe('running-untested');
  });

  it('holds a test on its last valid day and lets it expire on the next', () => {
    expect(cell({ validations: [{ ...test, valid_for: '23d' }] }).state).toBe('validated');
    expect(cell({ validations: [{ ...test, valid_for: '22d' }] }).state).toBe('expired');
  });

  it('keeps a failure a failure however old it is', () => {
    expect(
      cell({ validations: [{ ...test, result: 'logged-only', date: '2024-01-01', valid_for: '1d' }] }).state,
    ).toBe('failed');
  });

  it('is planned while its only use case is not live, even when a test passed', () => {
    expect(cell({ lifecycle: 'building' }).state).toBe('planned');
  });

  it('counts a sub-technique for its parent, never the reverse', () => {
    const parent = { detection_questions: [{ ...question, techniques: ['T1114'] }] };
    expect(cell({}, parent).state).toBe('validated');
    expect(cell({ validations: [{ ...test, technique: 'T1114' }] }).state).toBe('running-untested');
  });

  it('knows an old technique id under its new name', () => {
    const renamed = { detection_questions: [{ ...question, techniques: ['T1685'] }] };
    expect(cell({ validations: [{ ...test, technique: 'T1562.001' }] }, renamed).state).toBe('validated');
  });

  it('names the techniques no test has touched', () => {
    const two = { detection_questions: [{ ...question, techniques: ['T1114.003', 'T1564.008'] }] };
    expect(cell({}, two)).toMatchObject({ state: 'validated', untested: ['u: T1564.008'] });
  });

  it('marks an accepted gap beside an answered question and leaves it out of the score', () => {
    const gap = { reason: 'no sensor', status: 'accepted', owner: 'finance', until: '2026-11-24' };
    const mixed = { detection_questions: [question, { id: 'g', techniques: ['T1114'], gap }] };
    expect(cell({}, mixed)).toMatchObject({
      state: 'validated',
      accepted: ['g'],
      score: { covered: 1, questions: 1, accepted: 1 },
    });
    expect(cell({}, { detection_questions: [{ id: 'g', techniques: ['T1114'], gap }] }).state).toBe(
      'accepted',
    );
    const past = { ...gap, until: '2026-11-23' };
    expect(cell({}, { detection_questions: [{ id: 'g', techniques: ['T1114'], gap: past }] }).state).toBe(
      'gap',
    );
  });

  it('is a gap when the data sources reach no asset, though a use case stands there', () => {
    expect(cell({}, { detection_questions: [{ ...question, data_sources: [] }] }).state).toBe('gap');
  });

  it('is not relevant when no question requires the scope', () => {
    expect(cell({}, { detection_questions: [] }).state).toBe('not-relevant');
  });
});
