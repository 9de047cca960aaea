import { describe, expect, it } from 'vitest';
import { rule as duplicateId } from '#lib/checks/duplicate-id.ts';
import { rule as responseClock } from '#lib/checks/response-clock.ts';
import { rule as rolePage } from '#lib/checks/role-page.ts';
import { runChecks } from '#lib/checks/run.ts';
import { rule as variables } from '#lib/checks/variables.ts';
import { sourceOf } from '#lib/content/source.ts';
import type { Portal } from '#lib/model/portal.ts';
import { contentOf, entry } from '#test/unit/coverage/portfolio.ts';
import { judged, told } from './run.ts';

const today = '2026-11-24';
const top = { at: { line: 1, column: 1 }, length: 1 };

describe('what is wrong with a page as a whole', () => {
  it('is told at the start of its file', () => {
    expect(judged(duplicateId, [entry('threat', 't', {}), entry('threat', 't', {})])).toMatchObject([top]);
    expect(judged(rolePage, [entry('role', 'clerk', {})])).toMatchObject([top, top]);
  });

  it('is told once, however often a value shows it', () => {
    const page = entry('comms', 'note', { summary: 'TODO and TODO' });
    const content = contentOf([page]);
    const portal = { ...content.portal, audiences: [], teams: [], severities: [], metric_targets: {} };
    const sources = new Map([[page.file, sourceOf(page.file, '---\nsummary: TODO and TODO\n---\n', '')]]);
    const found = runChecks({ content: { ...content, portal }, sources, today });
    expect(found.filter(({ rule }) => rule === 'placeholder')).toHaveLength(1);
  });
});

describe('the variables of a page', () => {
  it('are not judged without its text', () => {
    expect(told(variables, [entry('comms', 'note', { variables: ['HOST'] })])).toEqual([]);
  });
});

describe('the clock of a guide', () => {
  it('is held to that of the provider, not of another team', () => {
    const guide = entry('triage', 'g', { joint: { response_clock: { high: { acknowledge: '30m' } } } });
    const said = (inHouse: string, provider: string) => {
      const team = (id: string, acknowledge: string) => ({ id, clock: { high: { acknowledge } } });
      const teams = [team('in-house', inHouse), team('mssp', provider)];
      const content = { ...contentOf([guide]), portal: { teams } as unknown as Portal };
      return responseClock.check({ content, sources: new Map(), today }).map(({ message }) => message);
    };
    expect(said('15m', '30m')).toEqual([]);
    expect(said('1h', '15m')).toEqual(['acknowledge within 30m is more than the 15m agreed for high alerts']);
  });
});
