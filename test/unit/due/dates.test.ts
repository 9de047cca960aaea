import { describe, expect, it } from 'vitest';
import { dueDates } from '#lib/due/dates.ts';
import { contentOf, entry } from '#test/unit/coverage/portfolio.ts';

const today = '2026-11-24';
const test = {
  date: '2026-11-01',
  method: 'atomic',
  scope: 'mail',
  technique: 'T1114.003',
  result: 'detected',
  valid_for: '30d',
  by: 'mssp',
};

function due(data: object) {
  const content = contentOf([entry('use-case', 'u', { status: undefined, lifecycle: 'live', ...data })]);
  return dueDates(content, today).map(
    ({ what, ends, by, path }) => `${what} ${ends} ${by} at ${path.join('.')}`,
  );
}

describe('due dates of a use case', () => {
  it('has none while it is not live', () => {
    expect(due({ lifecycle: 'paused', reviewed: '2020-01-01', validations: [{ id: 'a', ...test }] })).toEqual(
      [],
    );
  });

  it('counts a review from its date, and the schema’s interval', () => {
    expect(due({ reviewed: '2026-11-01', review_every: '2w' })).toEqual([
      'review due 2026-11-15 at reviewed',
    ]);
  });

  it('lets only the newest test of a technique in a scope expire', () => {
    const old = { id: 'old', ...test, date: '2026-05-01' };
    const tabletop = { id: 'talk', ...test, date: '2026-11-20', method: 'tabletop' };
    expect(due({ validations: [old, { id: 'new', ...test }, tabletop] })).toEqual([
      'test "new" expires 2026-12-01 at validations.1.date',
    ]);
  });

  it('waits for a planned test on its day and for the follow-up of a failed one', () => {
    const planned = { id: 'plan', ...test, date: '2026-12-01', result: 'not-run' };
    const failed = {
      id: 'fail',
      ...test,
      result: 'not-detected',
      follow_up: { owner: 'finance', due: '2026-12-04' },
    };
    expect(due({ validations: [planned, failed] })).toEqual([
      'planned test "plan" due 2026-12-01 at validations.0.date',
      'follow-up of test "fail" due 2026-12-04 at validations.1.follow_up.due',
    ]);
  });

  it('drops the follow-up once a newer test stands', () => {
    const failed = {
      id: 'fail',
      ...test,
      result: 'not-detected',
      follow_up: { owner: 'finance', due: '2026-11-04' },
    };
    const passed = { id: 'pass', ...test, date: '2026-11-10' };
    expect(due({ validations: [failed, passed] })).toEqual([
      'test "pass" expires 2026-12-10 at validations.1.date',
    ]);
  });

  it('knows exceptions, baselines and decisions on vendor rules', () => {
    expect(
      due({
        exceptions: [{ id: 'e', expires: '2026-12-31', owner: 'hr' }],
        baselines: [{ id: 'b', last_refreshed: '2026-11-20', refresh_every: '7d', owner: 'mssp' }],
        content: [{ rule: 'r', relevance: { revisit_by: '2027-01-01', decided_by: 'mssp' } }],
      }),
    ).toEqual([
      'refresh of baseline "b" due 2026-11-27 at baselines.0.last_refreshed',
      'exception "e" expires 2026-12-31 at exceptions.0.expires',
      'decision on rule "r" due 2027-01-01 at content.0.relevance.revisit_by',
    ]);
  });
});

describe('due dates elsewhere', () => {
  it('gives open gaps a day to close and accepted ones a day to accept again', () => {
    const gap = (id: string, rest: object) => ({ id, gap: { owner: 'finance', ...rest } });
    const detection_questions = [
      gap('open', { status: 'open', close_by: '2026-12-01' }),
      gap('accepted', { status: 'accepted', until: '2027-05-31', accepted_by: 'executive-sponsor' }),
      { id: 'answered', answered_by: ['u'] },
    ];
    const found = dueDates(contentOf([entry('threat', 't', { detection_questions })]), today);
    expect(found.map(({ what, by, owner }) => [what, by, owner])).toEqual([
      ['gap "open"', '2026-12-01', 'finance'],
      ['acceptance of gap "accepted"', '2027-05-31', 'executive-sponsor'],
    ]);
  });

  it('waits for preparation tests by cadence and for exercise actions not yet done', () => {
    const pages = [
      entry('preparation', 'p', { cadence: '90d', tests: [{ on: '2026-08-01', result: 'ready' }] }),
      entry('exercise', 'e', {
        findings: [
          { text: 'x', owner: 'hr', due: '2026-12-24' },
          { text: 'y', owner: 'hr', due: '2026-01-01', done: '2026-01-01' },
        ],
      }),
    ];
    expect(dueDates(contentOf(pages), today).map(({ what, by }) => [what, by])).toEqual([
      ['test', '2026-10-30'],
      ['action 1 of the exercise', '2026-12-24'],
    ]);
  });
});
