import { describe, expect, it } from 'vitest';
import { rule as answerTechniques } from '#lib/checks/answer-techniques.ts';
import { rule as flatAssessment } from '#lib/checks/flat-assessment.ts';
import { rule as questionTechniques } from '#lib/checks/question-techniques.ts';
import { rule as uncountedTest } from '#lib/checks/uncounted-test.ts';
import { entry } from '#test/unit/coverage/portfolio.ts';
import { told } from './run.ts';

describe('an assessment', () => {
  const said = (alike: number, others: number, more: object[] = []) => {
    const rest = Array.from({ length: others }, (_, index) => ({ likelihood: 1, impact: index + 1 }));
    const all = [...Array.from({ length: alike }, () => ({ likelihood: 4, impact: 3 })), ...rest, ...more];
    return told(
      flatAssessment,
      all.map((data, index) => entry('threat', `t${index}`, data)),
    );
  };

  it('is flat when more than three in five of at least five threats are alike', () => {
    expect([said(4, 0), said(3, 2), said(6, 4)]).toEqual([[], [], []]);
    expect(said(4, 1)).toEqual(['flat assessment: 4 of 5 threats are 4 × 3']);
  });

  it('is one of threats that are still assessed', () => {
    const gone = { likelihood: 5, impact: 5, status: 'deprecated' };
    expect(said(4, 0, [gone])).toEqual([]);
    expect(said(4, 1, [gone, gone])).toEqual(['flat assessment: 4 of 5 threats are 4 × 3']);
  });
});

describe('an answer to a question', () => {
  const said = (asked: string[], detected: string[]) =>
    told(answerTechniques, [
      entry('threat', 't', { detection_questions: [{ techniques: asked, answered_by: ['u'] }] }),
      entry('use-case', 'u', { lifecycle: 'live', techniques: detected }),
    ]);

  it('detects one of its techniques, a part of one, or what one is a part of', () => {
    expect(said(['T1657', 'T1114.003'], ['T1486', 'T1114.003'])).toEqual([]);
    expect(said(['T1114'], ['T1114.003'])).toEqual([]);
    expect(said(['T1114.003'], ['T1114'])).toEqual([]);
    expect(said(['T1114.003'], ['T1114.002'])).toEqual(['use case "u" detects none of T1114.003']);
  });
});

describe('a question', () => {
  it('asks about a technique of its threat or a part of one, never about more', () => {
    const said = (asked: string) =>
      told(questionTechniques, [
        entry('threat', 't', {
          techniques: ['T1114', 'T1564.008'],
          detection_questions: [{ techniques: [asked] }],
        }),
      ]);
    expect([said('T1114.003'), said('T1564.008')]).toEqual([[], []]);
    expect(said('T1564')).toEqual(['T1564 is not among the techniques of this threat']);
  });
});

describe('a test of a use case', () => {
  const said = (technique: string | undefined, techniques: string[] | undefined) =>
    told(uncountedTest, [entry('use-case', 'u', { techniques, validations: [{ id: 't', technique }] })]);

  it('is about one of its techniques, a part of one, or what one is a part of', () => {
    expect([said('T1114.003', ['T1114']), said('T1114', ['T1657', 'T1114.003'])]).toEqual([[], []]);
    expect(said('T1657', ['T1114'])).toEqual([
      'test "t" is about T1657, which this use case does not detect',
    ]);
  });

  it('need not be about a technique, nor its use case', () => {
    expect([said(undefined, ['T1114']), said('T1114', undefined)]).toEqual([[], []]);
  });
});
