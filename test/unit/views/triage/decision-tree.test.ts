import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readContent } from '#lib/content/read.ts';
import type { DecisionRow } from '#lib/model/triage.ts';
import { answers, type Answer } from '#lib/model/vocabulary.ts';
import { treeData } from '#lib/views/triage/decision-tree.ts';

const ids = ['a', 'b', 'c', 'd'];
const questions = ids.map((id, at) => ({ id, number: at + 1, title: `Question ${id}?` }));
const words = (row: DecisionRow) => ({ tone: 'ok' as const, title: row.then, then: '' });

const when = fc.dictionary(
  fc.constantFrom(...ids),
  fc.uniqueArray(fc.constantFrom(...answers), { minLength: 1, maxLength: 2 }),
  { minKeys: 1, maxKeys: 3 },
);
const row = (condition: Record<string, Answer[]> | undefined, at: number): DecisionRow => ({
  ...(condition && { when: condition }),
  ...{ disposition: 'undetermined', reason: 'insufficient-data', then: `row ${at + 1}` },
});
const table = fc
  .array(when, { maxLength: 8 })
  .map((conditions) => [...conditions, undefined].map((condition, at) => row(condition, at)));

/** Every combination of answers. */
const everyAnswer: Record<string, Answer>[] = ids.reduce<Record<string, Answer>[]>(
  (all, id) => all.flatMap((given) => answers.map((answer) => ({ ...given, [id]: answer }))),
  [{}],
);

const holds = ({ when: condition = {} }: DecisionRow, given: Record<string, Answer>) =>
  Object.entries(condition).every(([id, fit]) => [fit].flat().includes(given[id] as Answer));

/** Reads the drawing as a person does: from the top, by the words beside the arrows. */
function readDrawing(tree: NonNullable<ReturnType<typeof treeData>>, given: Record<string, Answer>): number {
  for (const { id, exits } of tree.questions)
    for (const { row: number, when: said } of exits) {
      const fits = said.split(', ').every((part) => {
        const [, asked = '', fit = ''] = /^(\d+)? ?(.*)$/.exec(part) ?? [];
        const about = asked ? ids[Number(asked) - 1] : id;
        return fit
          .toLowerCase()
          .split(' or ')
          .includes(given[about ?? ''] ?? '');
      });
      if (fits) return number;
    }
  return tree.last.row;
}

describe('the decision tree', () => {
  it('read from the top gives the first row that matches, for every combination of answers', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const tree = treeData({ title: 'Guide', questions, rows, words });
        expect(tree).toBeDefined();
        for (const given of everyAnswer)
          expect(tree && readDrawing(tree, given)).toBe(rows.findIndex((one) => holds(one, given)) + 1);
      }),
      { numRuns: 200 },
    );
  });

  it('names the answers that lead on, where only they decide', () => {
    const tree = treeData({
      title: 'G',
      questions,
      words,
      rows: [row({ a: ['no'] }, 0), row({ a: ['yes'], b: ['no'] }, 1), row(undefined, 2)],
    });
    expect(tree?.questions.map(({ otherwise }) => otherwise)).toEqual([
      'Yes or unknown',
      'Otherwise',
      'Any answer',
      'Any answer',
    ]);
    expect(tree?.questions[1]?.exits.map(({ when: said }) => said)).toEqual(['1 yes, 2 no']);
  });

  it('is not drawn where the table does not decide every case', () => {
    expect(treeData({ title: 'G', questions, words, rows: [row({ a: ['no'] }, 0)] })).toBeUndefined();
    expect(treeData({ title: 'G', questions, words, rows: [] })).toBeUndefined();
    expect(treeData({ title: 'G', questions: [], words, rows: [row(undefined, 0)] })).toBeUndefined();
  });

  it('holds every row of every guide we ship, once', async () => {
    const { content } = await readContent({ root: '.' });
    for (const { data, document } of content?.entries.triage ?? []) {
      const asked = document.nodes.flatMap((node, at) =>
        node.kind === 'question' ? [{ id: node.id, number: at + 1, title: node.title }] : [],
      );
      const tree = treeData({ title: data.title, questions: asked, rows: data.decide ?? [], words });
      const drawn = [...(tree?.questions.flatMap(({ exits }) => exits) ?? []), ...(tree ? [tree.last] : [])];
      expect(drawn.map(({ row: number }) => number).toSorted((a, b) => a - b)).toEqual(
        (data.decide ?? []).map((_, at) => at + 1),
      );
    }
  });
});
