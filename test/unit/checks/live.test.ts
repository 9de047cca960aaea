import { describe, expect, it } from 'vitest';
import { rule as notConnected } from '#lib/checks/not-connected.ts';
import { rule as outsideScopes } from '#lib/checks/outside-scopes.ts';
import { rule as overdue } from '#lib/checks/overdue.ts';
import { rule as phasesPresent } from '#lib/checks/phases-present.ts';
import { rule as placeholder } from '#lib/checks/placeholder.ts';
import { rule as reportAsk } from '#lib/checks/report-ask.ts';
import { rule as residualNotLive } from '#lib/checks/residual-not-live.ts';
import { requiredPhases } from '#lib/model/vocabulary.ts';
import { dataSource, entry, scope } from '#test/unit/coverage/portfolio.ts';
import { decision, judged, procedure, step, told } from './run.ts';

const useCase = (id: string, lifecycle: string, more: object) =>
  entry('use-case', id, { lifecycle, ...more });

describe('a use case that is still being built', () => {
  it('may rest on data that does not arrive yet', () => {
    const registries = { 'data-sources': [{ ...dataSource('log', []), connected: false }] };
    const said = (lifecycle: string) =>
      told(notConnected, [useCase('u', lifecycle, { data_sources: ['log'] })], registries);
    expect(said('live')).toEqual(['data source "log" is not connected']);
    expect(said('building')).toEqual([]);
  });

  it('may lean on another, and nothing live may lean on it', () => {
    const leans = { exceptions: [{ id: 'e', residual: { use_cases: ['other'] } }] };
    const said = (one: string, other: string) =>
      told(residualNotLive, [useCase('u', one, leans), useCase('other', other, {})]);
    expect(said('live', 'building')).toEqual(['exception "e" leans on "other", which is building']);
    expect([said('building', 'building'), said('live', 'live')]).toEqual([[], []]);
    expect(told(residualNotLive, [useCase('u', 'live', leans)])).toEqual([]);
  });
});

describe('a test in another scope', () => {
  it('is not told as long as one of the scopes is not known', () => {
    const page = (scopes: string[]) =>
      useCase('u', 'live', { scopes, validations: [{ id: 't', scope: 'far' }] });
    const registries = { scopes: [scope('near'), scope('far')] };
    expect(told(outsideScopes, [page(['near'])], registries)).toEqual([
      'test "t" is in "far", where this use case does not run',
    ]);
    expect(told(outsideScopes, [page(['near', 'unknown'])], registries)).toEqual([]);
    expect(told(outsideScopes, [useCase('u', 'live', { validations: [{ id: 't', scope: 'far' }] })])).toEqual(
      [],
    );
  });
});

describe('a review', () => {
  it('is in date on its last day, and overdue the day after', () => {
    const said = (reviewed: string) =>
      told(overdue, [entry('comms', 'note', { reviewed, review_every: '30d' })]);
    expect(said('2026-10-25')).toEqual([]);
    expect(said('2026-10-24')).toEqual(['review was due 2026-11-23, 1 day ago']);
    expect(said('2026-10-23')).toEqual(['review was due 2026-11-22, 2 days ago']);
  });
});

describe('a phase every incident goes through', () => {
  it('has a step: a decision alone does nothing', () => {
    const filled = { exit_criteria: Object.fromEntries(requiredPhases.map((phase) => [phase, ['Done']])) };
    const said = (node: Parameters<typeof procedure>[0][number]) => {
      const page = procedure([node]);
      return judged(phasesPresent, [{ ...page, data: { ...page.data, ...filled } }]);
    };
    const others = requiredPhases.filter((phase) => phase !== 'containment');
    const messages = (phases: readonly string[]) => phases.map((phase) => `has no step in ${phase}`);
    expect(said(step('a')).map(({ message }) => message)).toEqual(messages(others));
    expect(said(decision('a', ['close', 'close'])).map(({ message }) => message)).toEqual(
      messages(requiredPhases),
    );
    expect(said(step('a'))[0]).toMatchObject({ at: { line: 1, column: 1 }, length: 1 });
  });
});

describe('text that waits for its author', () => {
  const said = (summary: string, status = 'active') =>
    told(placeholder, [entry('comms', 'note', { summary, status })]);

  it('is found at the start and inside, and is no word in small letters', () => {
    expect(said('TODO')).toEqual(['"TODO" is a placeholder in an active page']);
    expect(said('Call [your bank] or TBD')).toEqual([
      '"[your bank]" is a placeholder in an active page',
      '"TBD" is a placeholder in an active page',
    ]);
    expect([said('A todo list, a tbd'), said('[your bank](https://bank.example)')]).toEqual([[], []]);
    expect(said('Lorem Ipsum')).toEqual(['"Lorem Ipsum" is a placeholder in an active page']);
  });

  it('may stand in a draft', () => {
    expect(said('TODO', 'draft')).toEqual([]);
  });
});

describe('a report to executives', () => {
  const said = (more: object) =>
    told(reportAsk, [entry('report', '2026-Q3', { audience: ['executive'], ...more })]);
  const asks = [{ ask: 'A sensor' }];

  it('asks for something or says why not, once it is active', () => {
    expect(said({})).toEqual(['an executive report without an ask']);
    expect(said({ asks: [] })).toEqual(['an executive report without an ask']);
    const well = [
      { asks },
      { no_ask: 'All is well' },
      { status: 'draft' },
      { audience: ['staff'] },
      { audience: undefined },
    ];
    expect(well.flatMap(said)).toEqual([]);
  });

  it('never does both', () => {
    const both = ['asks for something and says why it does not'];
    expect(said({ asks, no_ask: 'All is well' })).toEqual(both);
    expect(said({ asks, no_ask: 'All is well', status: 'draft' })).toEqual(both);
  });
});
