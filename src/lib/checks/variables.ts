import { collectionNames } from '#lib/model/collection.ts';
import type { Rule } from './rule.ts';
import { bodyOf, textsOf } from './text.ts';
import { finding, inFrontMatter } from './where.ts';

/** A variable that is declared and stands nowhere: the page was edited, or the word was misspelt. */
export const rule: Rule = {
  id: 'variables',
  severity: 'warning',
  title: 'Every declared variable is used.',
  why: 'only declared words become fields to fill in; a misspelt one stays text',
  example: {
    file: 'content/incident-response/procedures/tool-switched-off.mdx',
    wrong: 'variables: [SENSORS]',
    says: 'variable SENSORS is used nowhere',
    right: 'variables: [SENSOR]',
  },
  check: (input) =>
    collectionNames.flatMap((collection) =>
      input.content.entries[collection].flatMap(({ data, file }) => {
        const source = input.sources.get(file);
        if (!source) return [];
        const { variables = [], ...rest } = data;
        if (variables.length === 0) return [];
        const used = new Set(
          [bodyOf(source).text, ...textsOf(rest).map(({ text }) => text)].flatMap(
            (text) => text.match(/\w+/g) ?? [],
          ),
        );
        return variables.flatMap((word, index) =>
          used.has(word)
            ? []
            : [
                finding(
                  rule,
                  inFrontMatter(input, file, ['variables', index]),
                  `variable ${word} is used nowhere`,
                  {
                    hint: 'use it in a command or text, or take it out of variables',
                  },
                ),
              ],
        );
      }),
    ),
};
