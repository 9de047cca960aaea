/** Decision trees as guides have them, and as they have broken a drawing. */
import { decisionTree, type DecisionTreeData } from '#lib/charts/decision-tree.ts';
import type { Frame } from '#lib/charts/frame.ts';

const exit = (
  row: number,
  when: string,
  tone: 'ok' | 'part' | 'gap' | 'planned',
  title: string,
  then: string,
) => ({
  ...{ row, when, tone, title, then },
});
const question = (
  number: number,
  text: string,
  exits: DecisionTreeData['last'][] = [],
  otherwise = 'Otherwise',
) => ({
  ...{ id: `question-${number}`, number, text, exits, otherwise },
});
const last = exit(
  9,
  '',
  'part',
  'Undetermined, escalate SEV3',
  'Revoke sessions, keep calling, name the missing log.',
);

const many: DecisionTreeData = {
  label: 'Decision tree of a mailbox rule',
  last,
  questions: [
    question(
      1,
      'Did a condition really change?',
      [exit(1, 'No', 'planned', 'False positive, close', 'Send feedback.')],
      'Yes or unknown',
    ),
    question(
      2,
      'Does the rule forward mail outside, or hide it, or delete it before anybody reads it?',
      [],
      'Any answer',
    ),
    question(3, 'Does a live exception cover it?', [
      exit(2, 'Yes', 'ok', 'Benign positive, close', 'Cite the exception id.'),
      exit(3, '2 no', 'ok', 'Benign positive, close', 'A sorting rule.'),
    ]),
    question(4, 'Is there a second sign?', [
      exit(
        4,
        '1 yes or unknown, 2 yes, 3 no or unknown, 4 yes',
        'gap',
        'True positive, escalate SEV2',
        'Contain now. Do not wait for the user, and do not ask by mail.',
      ),
    ]),
  ],
};

const hostileQuestion = (hostile: string) =>
  question(1, hostile, [exit(1, hostile, 'gap', hostile, hostile)], hostile.slice(0, 40));

export const treeStates = (hostile: string): Record<string, (frame: Frame) => string> => ({
  empty: (frame) => decisionTree({ label: 'Decision tree', questions: [], last }, frame),
  few: (frame) =>
    decisionTree(
      { label: 'One question', last, questions: [question(1, 'Is it ours?', [], 'Any answer')] },
      frame,
    ),
  many: (frame) => decisionTree(many, frame),
  hostile: (frame) =>
    decisionTree(
      { label: hostile, questions: [hostileQuestion(hostile)], last: { ...last, then: hostile } },
      frame,
    ),
});
