import { describe, expect, it } from 'vitest';
import { rule } from '#lib/checks/broken-reference.ts';
import { dataSource, entry, scope } from '#test/unit/coverage/portfolio.ts';
import { judged, procedure, told, use } from './run.ts';

describe('a name that stands for nothing', () => {
  const useCase = (data: object) => entry('use-case', 'u', { lifecycle: 'live', ...data });

  it('is answered with what there is to choose from: nothing, all of it, or the first eight', () => {
    const hint = (count: number) => {
      const scopes = Array.from({ length: count }, (_, index) => scope(`zone-number-${index}`));
      return judged(rule, [useCase({ scopes: ['x'] })], { scopes }).map((item) => item.hint);
    };
    const named = (count: number) =>
      Array.from({ length: count }, (_, index) => `zone-number-${index}`).join(', ');
    expect(hint(0)).toEqual(['there is none yet']);
    expect(hint(8)).toEqual([`one of ${named(8)}`]);
    expect(hint(9)).toEqual([`one of ${named(8)} and 1 more`]);
  });

  it('may stand in a plan that is no longer in force', () => {
    const duties = [{ id: 'authority-72h' }];
    const notifying = entry('procedure', 'p', { notifications: ['authority-72h'] });
    const said = (status: string) =>
      told(rule, [entry('plan', 'plan', { status, notification_duties: duties }), notifying]);
    expect(said('active')).toEqual([]);
    expect(said('deprecated')).toEqual(['notification duty "authority-72h" does not exist']);
  });

  it('is told of a block on a page, and not of words with a stroke between them on a card', () => {
    const page = procedure([use('open-file')]);
    const card = {
      call_first: ['bank/Ring them', 'Ring/bank'],
      ...{ stop_now: [], never_do: [], evidence_first: [] },
    };
    expect(told(rule, [{ ...page, data: { ...page.data, card } }])).toEqual([
      'block "open-file" does not exist',
    ]);
  });

  it('is a data source as it is a scope', () => {
    const registries = { 'data-sources': [dataSource('mail-audit', ['gone'])], scopes: [scope('here')] };
    expect(
      judged(rule, [useCase({ data_sources: ['mail-audit', 'x'] })], registries).map((item) => item.hint),
    ).toEqual(['one of mail-audit', 'one of here']);
  });
});
