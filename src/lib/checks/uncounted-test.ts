import { countsFor } from '#lib/model/attack/attack.ts';
import type { Rule } from './rule.ts';
import { finding, inFrontMatter } from './where.ts';

/** A test of a technique its use case does not claim. */
export const rule: Rule = {
  id: 'uncounted-test',
  severity: 'warning',
  title: 'A test of a use case is about one of its techniques.',
  why: 'a result is counted by technique; one of another technique proves nothing here',
  example: {
    file: 'content/use-cases/mailbox-rule.mdx',
    wrong: 'test_ref: New rule, technique: T1657, scope: mailboxes',
    says: 'test "after-exception" is about T1657, which this use case does not detect',
    right: 'test_ref: New rule, technique: T1114.003, scope: mailboxes',
  },
  check: (input) =>
    input.content.entries['use-case'].flatMap(({ file, data }) =>
      (data.validations ?? []).flatMap(({ id, technique }, index) => {
        const { techniques } = data;
        if (!technique || !techniques) return [];
        if (techniques.some((own) => countsFor(technique, own) || countsFor(own, technique))) return [];
        const where = inFrontMatter(input, file, ['validations', index, 'technique']);
        const message = `test "${id}" is about ${technique}, which this use case does not detect`;
        const hint = `one of ${techniques.join(', ')}, or add ${technique} to  techniques`;
        return [finding(rule, where, message, { hint })];
      }),
    ),
};
