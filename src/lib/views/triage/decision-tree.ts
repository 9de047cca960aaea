import type { DecisionTreeData } from '#lib/charts/decision-tree.ts';
import type { DecisionRow } from '#lib/model/triage.ts';
import { answers, type Answer } from '#lib/model/vocabulary.ts';

type Wanted = ReadonlyMap<string, readonly Answer[]>;

interface TreeInput {
  title: string;
  /** In the order they are asked. */
  questions: readonly { id: string; number: number; title: string }[];
  rows: readonly DecisionRow[];
  /** What a row decides, in words. */
  words: (row: DecisionRow, number: number) => Omit<DecisionTreeData['last'], 'row' | 'when'>;
}

/**
 * The decision of a guide as a drawing. A row stands at the question after which it can be told: the last one it
 * asks about, and no earlier than any row above it that could hold together with it. So whoever reads from the top
 * and takes the first way out whose condition holds takes the first row that matches.
 */
export function treeData({ title, questions, rows, words }: TreeInput): DecisionTreeData | undefined {
  const last = rows.at(-1);
  if (!last || last.when || questions.length === 0) return undefined;
  const orderOf = new Map(questions.map(({ id }, at) => [id, at]));
  const wanted = rows.map(
    ({ when = {} }): Wanted => new Map(Object.entries(when).map(([id, one]) => [id, [one].flat()])),
  );
  const stands: number[] = [];
  for (const row of wanted) {
    const own = [...row.keys()].map((id) => orderOf.get(id) ?? questions.length - 1);
    const above = stands.filter((_, before) => together(wanted[before] ?? new Map(), row));
    stands.push(Math.max(0, ...own, ...above));
  }
  const exit = (index: number, at: number) => ({
    row: index + 1,
    when: conditionWords(wanted[index] ?? new Map(), questions, questions[at]?.id),
    ...words(rows[index] ?? last, index + 1),
  });
  return {
    label: `Decision tree, ${title}: ${questions.length} questions, ${rows.length} ways out. The table beside it says the same.`,
    questions: questions.map(({ id, number, title: text }, at) => {
      const here = [...rows.keys()].filter((index) => index < rows.length - 1 && stands[index] === at);
      return {
        ...{ id, number, text },
        exits: here.map((index) => exit(index, at)),
        otherwise: otherwiseWords(
          here.map((index) => wanted[index] ?? new Map()),
          id,
        ),
      };
    }),
    last: { ...exit(rows.length - 1, -1), when: '' },
  };
}

/** Whether some answers fit both rows. */
function together(a: Wanted, b: Wanted): boolean {
  return [...a].every(([id, some]) => {
    const others = b.get(id);
    return !others || some.some((answer) => others.includes(answer));
  });
}

/** "No or unknown" where only the question at hand decides, else "4 no, 5 yes". */
function conditionWords(row: Wanted, questions: TreeInput['questions'], here: string | undefined): string {
  const asked = questions.filter(({ id }) => row.has(id));
  const parts = asked.map(({ id, number }) => ({ id, number, words: (row.get(id) ?? []).join(' or ') }));
  const only = parts.length === 1 && parts[0]?.id === here ? parts[0]?.words : undefined;
  return only === undefined
    ? parts.map(({ number, words }) => `${number} ${words}`).join(', ')
    : sentence(only);
}

/** What leads on: the answers that are left, where only they decide. */
function otherwiseWords(rows: readonly Wanted[], here: string): string {
  if (rows.length === 0) return 'Any answer';
  if (rows.some((row) => row.size !== 1 || !row.has(here))) return 'Otherwise';
  const taken = rows.flatMap((row) => row.get(here) ?? []);
  return sentence(answers.filter((answer) => !taken.includes(answer)).join(' or ') || 'Otherwise');
}

function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
