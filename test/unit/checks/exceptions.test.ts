import { describe, expect, it } from 'vitest';
import { rule as appliedWithoutRetest } from '#lib/checks/applied-without-retest.ts';
import { rule as exceptionMatch } from '#lib/checks/exception-match.ts';
import { rule as wideException } from '#lib/checks/wide-exception.ts';
import { entry } from '#test/unit/coverage/portfolio.ts';
import { told } from './run.ts';

function useCase(exception: object, validations: object[] = []) {
  return entry('use-case', 'u', { lifecycle: 'live', exceptions: [{ id: 'e', ...exception }], validations });
}

describe('the network of an exception', () => {
  const said = (value: string) =>
    told(exceptionMatch, [useCase({ match: [{ field: 'ip', op: 'cidr', value }] })]);

  it.each(['192.0.2.0/24', '255.255.255.255/32', '0.0.0.0/0', '2001:db8::/128', '::/0'])('is %s', (value) => {
    expect(said(value)).toEqual([]);
  });

  it.each([
    '256.0.0.0/8',
    '192.0.2.0/33',
    '192.0.2/24',
    '2001:db8::/129',
    '192.0.2.0',
    '2001:db8::',
    'any/8',
  ])('is not %s', (value) => {
    expect(said(value)).toEqual([`"${value}" is not a network`]);
  });
});

describe('the conditions of an exception', () => {
  const said = (...match: object[]) => told(wideException, [useCase({ match })]);
  const anything = { field: 'a', op: 'starts', value: '' };

  it('are too wide when every event meets all of them', () => {
    for (const row of [
      anything,
      { ...anything, op: 'cidr', value: ['::/0'] },
      { ...anything, op: 'is', value: ' * ' },
    ])
      expect(said(row, anything)).toEqual(['exception "e" holds for every event']);
  });

  it('are narrow enough when one of them is', () => {
    for (const row of [
      { ...anything, op: 'cidr', value: '10.0.0.0/10' },
      { ...anything, value: 'a*' },
      { ...anything, op: 'is', value: '' },
    ])
      expect(said(anything, row)).toEqual([]);
  });
});

describe('the retest of an exception', () => {
  const said = (date: string, more: object = {}) => {
    const test = {
      id: 't',
      scope: 'elsewhere',
      method: 'manual-simulation',
      result: 'detected',
      valid_for: '90d',
      date,
      ...more,
    };
    const exception = { scope: 'here', match: [], applied_on: '2026-10-02', retest: 't' };
    return told(appliedWithoutRetest, [useCase(exception, [test])]);
  };

  it('may be of the day on which the exception was applied, not of the day before', () => {
    expect(said('2026-10-02')).toEqual([]);
    expect(said('2026-10-01')).toEqual([
      'the retest "t" is of 2026-10-01, before it was applied (2026-10-02)',
    ]);
  });

  it('fires no alert inside the exception, and one outside', () => {
    expect(said('2026-10-03', { result: 'not-detected', scope: 'here' })).toEqual([]);
    expect(said('2026-10-03', { result: 'not-detected' })).toEqual([
      'the retest "t" shows no alert: not-detected',
    ]);
  });

  it('is no talk at a table, and was run', () => {
    expect(said('2026-10-03', { method: 'tabletop', scope: 'here' })).toEqual([
      'the retest "t" shows no alert: a tabletop fires no rule',
    ]);
    expect(said('2026-10-03', { result: 'not-run' })).toEqual(['the retest "t" has not been run']);
  });
});
