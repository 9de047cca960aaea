import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { baselineRows, concernsProvider, exceptionRows } from '#lib/coverage/exceptions.ts';
import type { Exception } from '#lib/model/tuning.ts';
import { contentOf, entry, scope } from './portfolio.ts';

const today = '2026-11-24';
const base = { id: 'e', scope: 'mail', expires: '2027-02-01', owner: 'hr', requested_by: 'finance' };

function rows(exceptions: object[], more: object = {}) {
  const useCase = entry('use-case', 'u', { lifecycle: 'live', exceptions, ...more });
  return exceptionRows(contentOf([useCase]), today).map(({ exception, state, request }) => [
    exception.id,
    state,
    request,
  ]);
}

describe('an exception', () => {
  it('holds through its last day, ends soon for thirty days before, and the first to end stands first', () => {
    const ending = (id: string, expires: string) => ({ ...base, id, expires });
    expect(
      rows([
        ending('later', '2026-12-25'),
        ending('soon', '2026-12-24'),
        ending('today', '2026-11-24'),
        ending('over', '2026-11-23'),
      ]).map(([id, state]) => [id, state]),
    ).toEqual([
      ['over', 'expired'],
      ['today', 'expiring'],
      ['soon', 'expiring'],
      ['later', 'active'],
    ]);
  });

  it('is asked for, applied, and proven by a test made afterwards that still fires outside it', () => {
    const test = {
      id: 't',
      date: '2026-11-05',
      method: 'atomic',
      scope: 'web',
      result: 'detected',
      valid_for: '180d',
    };
    const request = (exception: object, retest: object = {}) =>
      rows([{ ...base, ...exception }], { validations: [{ ...test, ...retest }] })[0]?.[2];
    const applied = { applied_on: '2026-11-04', retest: 't' };
    expect(request({})).toBe('not-asked');
    expect(request({ asked_provider_on: '2026-11-01' })).toBe('asked');
    expect(request({ applied_on: '2026-11-04' })).toBe('applied');
    expect(request(applied)).toBe('proven');
    expect(request(applied, { date: '2026-11-03' })).toBe('applied');
    expect(request(applied, { method: 'tabletop' })).toBe('applied');
    expect(request(applied, { result: 'not-detected' })).toBe('applied');
    // Inside the exception, silence is what was asked for.
    expect(request(applied, { result: 'not-detected', scope: 'mail' })).toBe('proven');
  });

  it('counts only where its use case is live', () => {
    expect(rows([base], { lifecycle: 'paused' })).toEqual([]);
  });

  it('concerns the provider once it was asked, has changed a rule, or stands behind it', () => {
    const concerns = (more: object) => concernsProvider({ ...base, ...more } as unknown as Exception);
    expect(concerns({})).toBe(false);
    for (const more of [
      { asked_provider_on: today },
      { applied_on: today },
      { owner: 'mssp' },
      { requested_by: 'mssp' },
    ])
      expect(concerns(more)).toBe(true);
  });
});

describe('a baseline', () => {
  it('is stale the day after its refresh was due, and knows how many it is over', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 90 }), (every, age) => {
        const day = new Date(Date.UTC(2026, 10, 24 - age)).toISOString().slice(0, 10);
        const baseline = { id: 'b', population: 'mail', refresh_every: `${every}d`, last_refreshed: day };
        const useCase = entry('use-case', 'u', { lifecycle: 'live', baselines: [baseline] });
        const content = contentOf([useCase], { scopes: [{ ...scope('mail'), count: 22 }] });
        const [row] = baselineRows(content, today);
        expect([row?.stale, row?.count]).toEqual([age > every, 22]);
      }),
    );
  });
});
