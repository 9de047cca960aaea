import { exampleAlert } from '#lib/model/feedback.ts';

/** The first five are read, the others are for people. */
const columns = ['date', 'alert', 'rule', 'provider', 'own', 'told_on', 'answer'];

/** feedback.csv as the provider gets it: the head and one filled example, for a spreadsheet as for an editor. */
export function feedbackTemplate(): string {
  const example = [
    ...['2026-11-03', exampleAlert, 'Name of the rule', 'false-positive', 'true-positive', '2026-11-03'],
    'Rule text corrected; delete this line',
  ];
  return [columns, example].map((cells) => `${cells.join(',')}\r\n`).join('');
}
