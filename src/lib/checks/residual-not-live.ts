import { isLive } from '#lib/model/tier.ts';
import { lookup } from './lookup.ts';
import type { Rule } from './rule.ts';
import { finding, inFrontMatter } from './where.ts';

/** An exception that leans on a use case which is not running. */
export const rule: Rule = {
  id: 'residual-not-live',
  severity: 'error',
  title: 'Use cases that cover what an exception hides are live.',
  why: 'the exception was approved because something else still looks',
  example: {
    file: 'content/use-cases/mailbox-rule.mdx',
    wrong: 'residual: {text: Other mailboxes still alert., use_cases: [new-sign-in]}',
    says: 'exception "order-mailbox" leans on "new-sign-in", which is building',
    right: 'residual: {text: Other mailboxes still alert., use_cases: []}',
  },
  check: (input) =>
    input.content.entries['use-case']
      .filter(({ data }) => isLive(data))
      .flatMap(({ file, data }) =>
        (data.exceptions ?? []).flatMap(({ id, residual }, index) =>
          residual.use_cases.flatMap((useCase, row) => {
            const other = lookup(input).entry('use-case', useCase);
            if (!other || isLive(other.data)) return [];
            const where = inFrontMatter(input, file, ['exceptions', index, 'residual', 'use_cases', row]);
            const message = `exception "${id}" leans on "${useCase}", which is ${other.data.lifecycle}`;
            const hint = 'name a live use case, or say in  text  that nothing looks there';
            return [finding(rule, where, message, { hint })];
          }),
        ),
      ),
};
