import { describe, expect, it } from 'vitest';
import { rule } from '#lib/checks/too-far-ahead.ts';
import type { Registries } from '#lib/model/registry.ts';
import { entry } from '#test/unit/coverage/portfolio.ts';
import { told } from './run.ts';

describe('a decision that holds too long', () => {
  it('is an acceptance of more than 365 days, counted from today', () => {
    const said = (until: string, status = 'accepted') =>
      told(rule, [entry('threat', 't', { detection_questions: [{ gap: { status, until } }] })]);
    expect(said('2027-11-24')).toEqual([]);
    expect(said('2027-11-25')).toEqual([
      '"2027-11-25" is more than 365 days ahead; at the latest 2027-11-24',
    ]);
    expect(said('2027-11-25', 'open')).toEqual([]);
  });

  it('is one on a pack of more than 365 days, or of more than 90 when it was put off', () => {
    const said = (decision: string, revisit_by: string) => {
      const pack = { id: 'p', decision, decided_on: '2026-01-01', revisit_by };
      return told(rule, [], { 'vendor-packs': [pack] as unknown as Registries['vendor-packs'] });
    };
    const more = (date: string, days: number, latest: string) => [
      `"${date}" is more than ${days} days after the decision; at the latest ${latest}`,
    ];
    expect([...said('enable', '2027-01-01'), ...said('defer', '2026-04-01')]).toEqual([]);
    expect(said('enable', '2027-01-02')).toEqual(more('2027-01-02', 365, '2027-01-01'));
    expect(said('defer', '2026-04-02')).toEqual(more('2026-04-02', 90, '2026-04-01'));
  });
});
