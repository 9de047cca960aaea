import { readerRules } from '#lib/content/rules/catalogue.ts';
import type { RuleText } from '#lib/model/rule-text.ts';
import { rules } from './rules.ts';

/** The rules of one kind, under the words they are listed by. */
export interface RuleGroup {
  title: string;
  rules: readonly RuleText[];
}

/** Every rule whose id can stand in brackets after a finding of content, by what must be read to judge it. */
export const ruleGroups: readonly RuleGroup[] = [
  { title: 'What one file alone must hold', rules: readerRules },
  { title: 'What content as a whole must hold', rules },
];

/** All of them, by id. */
export const ruleTexts: readonly RuleText[] = ruleGroups
  .flatMap(({ rules: group }) => group)
  .toSorted((a, b) => (a.id < b.id ? -1 : 1));
