import { describe, expect, it } from 'vitest';
import { dataSources } from '#lib/coverage/data-sources.ts';
import { threatTechniques } from '#lib/coverage/techniques.ts';
import { traces } from '#lib/coverage/trace.ts';
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
const whole = {
  ...{
    lifecycle: 'live',
    techniques: ['T1114.003'],
    scopes: ['mail'],
    triage_guide: 'g',
    data_sources: ['s'],
  },
  content: [{ origin: 'own', product: 'p', rule: 'r' }],
  validations: [test],
};
const question = { id: 'q', techniques: ['T1114.003'], data_sources: ['s'], answered_by: ['u'] };
const gap = { reason: 'no log', status: 'open', owner: 'hr', close_by: '2027-01-01' };

function content(useCase: object = {}, guide: object = {}, asked: object = question) {
  return contentOf(
    [
      entry('use-case', 'u', { ...whole, ...useCase }),
      entry('triage', 'g', { decide: [{ escalate: { procedure: 'p', severity: 'SEV2' } }], ...guide }),
      entry('procedure', 'p', {}),
      entry('procedure', 'other', {}),
      entry('threat', 't', {
        ...{
          likelihood: 4,
          impact: 5,
          assets: ['mail'],
          procedures: ['p'],
          techniques: ['T1114.003', 'T1562.001', 'T1087'],
        },
        detection_questions: [asked],
      }),
    ],
    {
      scopes: [scope('mail'), scope('web')],
      'data-sources': [dataSource('s', ['mail']), { ...dataSource('dark', ['web']), connected: false }],
    },
  );
}
const breaks = (...given: Parameters<typeof content>) =>
  traces(content(...given), today).flatMap((row) => row.breaks.map(({ kind }) => kind));

describe('a chain', () => {
  it('goes from the question to the playbook and says where it is proven', () => {
    const [row] = traces(content(), today);
    expect(row?.breaks).toEqual([]);
    expect(row?.links).toMatchObject([
      {
        useCase: { id: 'u' },
        rules: [{ rule: 'r' }],
        guide: { id: 'g' },
        procedures: [{ id: 'p' }],
        places: [{ scope: 'mail', state: 'validated' }],
      },
    ]);
  });

  it('names every place where it breaks', () => {
    expect(breaks({}, {}, { ...question, answered_by: undefined, gap })).toEqual(['gap']);
    expect(breaks({ scopes: [] })).toEqual(['nothing-there']);
    expect(breaks({ validations: [] })).toEqual(['not-proven']);
    expect(breaks({ content: [{ origin: 'vendor', rule: 'r', relevance: { decision: 'defer' } }] })).toEqual([
      'no-rule',
    ]);
    expect(breaks({ triage_guide: undefined })).toEqual(['no-guide']);
    expect(breaks({}, { decide: [] })).toEqual(['no-procedure']);
    expect(breaks({}, { decide: [{ escalate: { procedure: 'other' } }] })).toEqual(['other-procedure']);
  });

  it('leaves an accepted gap alone while it is accepted', () => {
    const accepted = { ...gap, status: 'accepted', until: today };
    const [row] = traces(content({}, {}, { ...question, answered_by: undefined, gap: accepted }), today);
    expect([row?.accepted, row?.breaks]).toEqual([true, []]);
  });
});

describe('techniques of threats', () => {
  it('are held to tests of themselves, under the ids of today, discovery left alone', () => {
    expect(
      threatTechniques(content(), today).map(({ technique, state, places, proven, outOfScope }) => [
        technique.id,
        state,
        places,
        proven,
        outOfScope,
      ]),
    ).toEqual([
      ['T1087', 'not-asked', 0, 0, true],
      ['T1114.003', 'validated', 1, 1, false],
      ['T1685', 'not-asked', 0, 0, false],
    ]);
  });
});

describe('data sources', () => {
  it('say what rests on them, and what an open gap waits for', () => {
    const open = content({}, {}, { ...question, answered_by: undefined, gap, data_sources: ['dark'] });
    expect(
      dataSources(open, today).map(({ source, questions, useCases, opens }) => [
        source.id,
        questions.length,
        useCases.length,
        opens,
      ]),
    ).toEqual([
      ['s', 0, 1, 0],
      ['dark', 1, 0, 20],
    ]);
    expect(dataSources(content(), today)[0]).toMatchObject({ questions: [{ risk: 20 }], opens: 0 });
  });
});
