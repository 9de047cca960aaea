import { describe, expect, it } from 'vitest';
import { dueDates } from '#lib/due/dates.ts';
import type { Entry } from '#lib/model/entry.ts';
import { neverTested } from '#lib/model/plan.ts';
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

describe('due dates of the plan and of exercises to come', () => {
  const plan = (data: object) =>
    dueDates(contentOf([entry('plan', 'plan', data)]), today).map(({ what, by, path }) => [
      what,
      by,
      path[0],
    ]);

  it('ask for a test of the plan within twelve months of the last', () => {
    expect(plan({ last_tested: '2026-09-17' })).toEqual([['test of the plan', '2027-09-17', 'last_tested']]);
    expect(plan({ last_tested: '2026-09-17', status: 'draft' })).toEqual([]);
  });

  it('ask for the first test of the plan today, and count no years before it', () => {
    expect(plan({ last_tested: neverTested })).toEqual([['test of the plan', today, 'last_tested']]);
  });

  it('remind of an exercise while it is a draft, and of its actions after that', () => {
    const planned = (status: string) =>
      dueDates(contentOf([entry('exercise', 'e', { status, date: '2026-12-10' })]), today).map(
        ({ what, by }) => `${what} ${by}`,
      );
    expect(planned('draft')).toEqual(['planned exercise 2026-12-10']);
    expect(planned('active')).toEqual([]);
    expect(planned('deprecated')).toEqual([]);
  });
});

describe('due dates of the registries', () => {
  it('ask to try a number a quarter after it was tried, and to decide on packs again', () => {
    const contact = { role: 'legal' as const, verified_on: '2026-09-01', for_provider: false };
    const numbers = { primary: 'A', backup: 'B', phone: '+49 421 555 01', out_of_band: 'C' };
    const pack = { id: 'guardduty', match: {}, decision: 'defer' as const, reason: 'licence' as const };
    const content = contentOf([], {
      contacts: [{ ...contact, ...numbers }],
      'vendor-packs': [{ ...pack, decided_on: '2026-09-10', revisit_by: '2026-12-08' }],
    });
    expect(dueDates(content, today).map(({ what, by, file, path }) => [what, by, file, path])).toEqual([
      ['test call "legal"', '2026-11-30', 'content/registries/contacts.yaml', [0, 'verified_on']],
      [
        'decision on pack "guardduty"',
        '2026-12-08',
        'content/registries/vendor-packs.yaml',
        [0, 'revisit_by'],
      ],
    ]);
    expect(JSON.stringify(dueDates(content, today))).not.toContain('421');
  });
});

describe('due dates of reports', () => {
  const ask = { ask: 'Buy it', decision_by: '2026-11-13', owner: 'executive-sponsor' };
  const promise = { promise: 'Test it', by: '2026-12-31', owner: 'mssp', state: 'open' };
  const report = (period: string, data: object) => entry('report', period, { period, ...data });
  const due = (...reports: Entry<'report'>[]) =>
    dueDates(contentOf(reports), today).map(({ what, by, place }) => [
      what,
      by,
      typeof place === 'string' ? place : place.id,
    ]);

  it('are the questions nobody decided and the promises that are open or late', () => {
    const late = { ...promise, promise: 'Tune it', by: '2026-11-30', state: 'late' };
    const decided = { ...ask, ask: 'Name a deputy', decision: { on: '2026-05-11', answer: 'yes' } };
    const kept = { ...promise, promise: 'Prove it', state: 'done' };
    const given_up = { ...promise, promise: 'Draw it', state: 'dropped' };
    expect(
      due(report('2026-Q3', { asks: [decided, ask], promises: [kept, promise, late, given_up] })),
    ).toEqual([
      ['decision "Buy it"', '2026-11-13', '2026-Q3'],
      ['promise "Tune it"', '2026-11-30', '2026-Q3'],
      ['promise "Test it"', '2026-12-31', '2026-Q3'],
    ]);
    expect(due(report('2026-Q3', { asks: [ask], status: 'draft' }))).toEqual([]);
  });

  it('come from the last report that speaks of them, the quarter after its months and the year after its quarters', () => {
    const before = report('2026-Q2', {
      asks: [{ ...ask, decision_by: '2026-08-14', decision: { on: '2026-08-11', answer: 'later' } }],
      promises: [{ ...promise, by: '2026-09-30' }],
    });
    const after = report('2026-Q3', { asks: [ask], promises: [{ ...promise, state: 'late' }] });
    expect(due(before, after)).toEqual([
      ['decision "Buy it"', '2026-11-13', '2026-Q3'],
      ['promise "Test it"', '2026-12-31', '2026-Q3'],
    ]);
    const over = { promises: [{ ...promise, state: 'done' }] };
    expect(due(report('2026-09', over), report('2026-Q3', { promises: [promise] }))).toHaveLength(1);
    expect(due(report('2026', over), report('2026-12', { promises: [promise] }))).toEqual([]);
    expect(due(report('2026-Q4', { promises: [promise] }), report('2026', over))).toEqual([]);
  });
});
