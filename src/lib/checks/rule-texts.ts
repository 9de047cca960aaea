import { readerRules } from '#lib/content/rules/catalogue.ts';
import type { RuleGroup, RuleText } from '#lib/model/rule-text.ts';
import { rules } from './rules.ts';

/** Every rule whose id can stand in brackets after a finding of content: what a file must hold, then all of them. */
export const ruleGroups: readonly RuleGroup[] = [...readerRules, { title: 'Content as a whole', rules }];

/** All of them, by id. */
export const ruleTexts: readonly RuleText[] = ruleGroups
  .flatMap((group) => group.rules)
  .toSorted((a, b) => (a.id < b.id ? -1 : 1));

/** A rule as it can be shown: characters of its example that nobody sees become their number, as in <U+200B>. */
export function shown({ id, command, severity, title, why, example }: RuleText): RuleText {
  const text = { id, ...(command && { command }), severity, title, why };
  if (!example) return text;
  const { file, says } = example;
  return { ...text, example: { file, wrong: visible(example.wrong), says, right: visible(example.right) } };
}

function visible(text: string): string {
  return text.replace(/[^\P{C}\n]/gu, (sign) => {
    const number = (sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    return `<U+${number}>`;
  });
}
