import { describe, expect, it } from 'vitest';
import { rule } from '#lib/checks/out-of-reach.ts';
import { dataSource, entry, scope } from '#test/unit/coverage/portfolio.ts';
import { told } from './run.ts';

const registries = { scopes: [scope('near'), scope('far')], 'data-sources': [dataSource('log', ['near'])] };

describe('what no data source reaches', () => {
  it('is told of a use case once it is live', () => {
    const said = (lifecycle: string) =>
      told(
        rule,
        [entry('use-case', 'u', { lifecycle, data_sources: ['log'], scopes: ['near', 'far'] })],
        registries,
      );
    expect(said('live')).toEqual(['none of its data sources reaches "far"']);
    expect(said('building')).toEqual([]);
  });

  it('is told of an answered question when not one asset of its threat is reached', () => {
    const said = (assets: string[], more: object = { answered_by: [] }) => {
      const question = { id: 'q', data_sources: ['log'], ...more };
      return told(rule, [entry('threat', 't', { assets, detection_questions: [question] })], registries);
    };
    expect(said(['near', 'far'])).toEqual([]);
    expect(said(['far'])).toEqual(['question "q": none of its data sources reaches an asset of this threat']);
    expect(said(['far', 'unknown'])).toEqual([]);
    expect(said(['far'], {})).toEqual([]);
    expect(said(['near'], { answered_by: [], scopes: ['near', 'far', 'unknown'] })).toEqual([
      'question "q": none of its data sources reaches "far"',
    ]);
  });
});
