import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextTests } from '#lib/coverage/next-tests.ts';
import { claims } from '#lib/coverage/tests.ts';
import { contentOf, dataSource, entry, scope } from './portfolio.ts';

const today = '2026-11-24';
const test = {
  id: 'v',
  date: '2026-11-01',
  method: 'atomic',
  scope: 'mail',
  technique: 'T1114.003',
  result: 'detected',
  valid_for: '180d',
};

function content(validations: object[], more: object = {}) {
  return contentOf(
    [
      entry('use-case', 'u', {
        ...{ lifecycle: 'live', techniques: ['T1114.003'], scopes: ['mail', 'web'] },
        ...{ validations, ...more },
      }),
      entry('threat', 'small', threat(2)),
      entry('threat', 'large', threat(5)),
    ],
    { scopes: [scope('mail'), scope('web')], 'data-sources': [dataSource('s', ['mail'])] },
  );
}
const threat = (impact: number) => ({
  ...{ likelihood: 4, impact, assets: ['mail'] },
  detection_questions: [{ id: 'q', techniques: ['T1114.003'], data_sources: ['s'], answered_by: ['u'] }],
});
const listed = (validations: object[], more: object = {}) =>
  nextTests(content(validations, more), today).map(
    ({ claim, threat: asks, risk, staleness, effort, score }) =>
      `${claim.scope} ${asks?.id} ${risk} × ${staleness} ÷ ${effort} = ${score}`,
  );

describe('what to test next', () => {
  it('ranks by the worst threat that asks there, the age of the proof, and the effort', () => {
    expect(listed([])).toEqual(['mail large 20 × 1 ÷ 2 = 10', 'web undefined 1 × 1 ÷ 2 = 0.5']);
  });

  it('takes the effort of the test that was made elsewhere', () => {
    expect(listed([{ ...test, scope: 'web' }])).toEqual(['mail large 20 × 1 ÷ 1 = 20']);
    expect(listed([{ ...test, scope: 'web', method: 'purple-team' }])).toEqual(['mail large 20 × 1 ÷ 4 = 5']);
  });

  it('weighs a proof the more the longer it is over, and a little when it ends soon', () => {
    const stale = (date: string, valid_for: string) => listed([{ ...test, date, valid_for }])[0];
    expect(stale('2026-10-25', '30d')).toBe('mail large 20 × 0.25 ÷ 1 = 5');
    expect(stale('2026-10-15', '30d')).toBe(`mail large 20 × ${0.5 + 10 / 60} ÷ 1 = ${20 * (0.5 + 10 / 60)}`);
    expect(stale('2025-10-15', '30d')).toBe('mail large 20 × 1 ÷ 1 = 20');
    expect(listed([test])).toEqual(['web undefined 1 × 1 ÷ 1 = 1']);
  });

  it('leaves out what is planned, and what waits for a fix; a fix that is late is due for a test', () => {
    expect(listed([{ ...test, result: 'not-run', date: '2026-12-01' }])[0]).toMatch(/^web/);
    expect(listed([{ ...test, result: 'not-run', date: '2026-11-23' }])[0]).toMatch(/^mail/);
    const failed = (due: string) => [{ ...test, result: 'not-detected', follow_up: { owner: 'hr', due } }];
    expect(listed(failed('2026-12-01'))[0]).toMatch(/^web/);
    expect(listed(failed('2026-11-24'))[0]).toBe('mail large 20 × 1 ÷ 1 = 20');
  });
});

describe('a claim', () => {
  it('is held by the worst newest result of its technique, sub-techniques included', () => {
    const two = [test, { ...test, id: 'w', technique: 'T1114.002', result: 'logged-only' }];
    const found = claims(content(two, { techniques: ['T1114'], scopes: ['mail'] }), today);
    expect(found.map(({ technique, state, last }) => [technique, state, last?.id])).toEqual([
      ['T1114', 'failed', 'w'],
    ]);
  });

  it('is of the use case as a whole where it has no technique, or a test names none', () => {
    const whole = { ...test, technique: undefined };
    const of = (more: object) =>
      claims(content([whole], { scopes: ['mail'], ...more }), today).map((claim) => claim.technique);
    expect(of({ techniques: undefined, control: 'policy' })).toEqual([undefined]);
    expect(of({})).toEqual(['T1114.003', undefined]);
  });

  it('is one for each scope and technique, tested or not', () => {
    const some = fc.uniqueArray(fc.constantFrom('T1114', 'T1114.003', 'T1490'), { minLength: 1 });
    fc.assert(
      fc.property(
        some,
        fc.uniqueArray(fc.constantFrom('mail', 'web'), { minLength: 1 }),
        (techniques, scopes) => {
          expect(claims(content([test], { techniques, scopes }), today)).toHaveLength(
            techniques.length * scopes.length,
          );
        },
      ),
    );
  });
});
