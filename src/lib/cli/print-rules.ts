import type { RuleText } from '#lib/model/rule-text.ts';
import { plain, type Paint } from './paint.ts';

/** All rules, one a line: the id and what it insists on. */
export function printRules(rules: readonly RuleText[]): string {
  const width = Math.max(...rules.map(({ id }) => id.length)) + 2;
  const lines = rules.map(({ id, title }) => `${id.padEnd(width)}${title}`);
  return [
    ...lines,
    '',
    `${rules.length} rules. npm run explain -- RULE  says why, and shows one wrong and right.`,
    '',
  ].join('\n');
}

/** One rule: what it insists on and why, its example wrong, what the command says to it, and right. */
export function printRule(
  { id, command = 'check', severity, title, why, example }: RuleText,
  paint: Paint = plain,
): string {
  const word = severity === 'error' ? paint.red('error') : paint.yellow('warning');
  const head = [`${paint.bold(id)} (${word})`, '', title, `Why: ${why}.`, ''];
  if (!example) return head.join('\n');
  return [
    ...head,
    `Wrong, in ${example.file}`,
    '',
    ...quoted(example.wrong),
    '',
    `${command} says`,
    '',
    ...quoted(`${example.says} [${id}]`),
    '',
    'Right',
    '',
    ...quoted(example.right),
    '',
  ].join('\n');
}

function quoted(text: string): string[] {
  return (text || '(nothing)').split('\n').map((line) => (line === '' ? '' : `    ${line}`));
}
