import { proves } from '#lib/coverage/exceptions.ts';
import type { Validation } from '#lib/model/validation.ts';
import type { Rule } from './rule.ts';
import { finding, inFrontMatter } from './where.ts';

/** An exception in force whose rule was not tested again afterwards. */
export const rule: Rule = {
  id: 'applied-without-retest',
  severity: 'warning',
  title: 'Once an exception is applied, its rule is tested again, and still fires elsewhere.',
  why: 'an exception written too wide is silent',
  example: {
    file: 'content/use-cases/mailbox-rule.mdx',
    wrong: '    applied_on: 2026-10-02',
    says: 'exception "order-mailbox" was applied and not tested',
    right: '    applied_on: 2026-10-02\n    retest: after-exception',
  },
  check: (input) =>
    input.content.entries['use-case'].flatMap(({ file, data }) =>
      (data.exceptions ?? []).flatMap((exception, index) => {
        const { applied_on: applied, retest, id } = exception;
        if (!applied) return [];
        const path = ['exceptions', index];
        if (!retest)
          return [
            finding(
              rule,
              inFrontMatter(input, file, [...path, 'applied_on']),
              `exception "${id}" was applied and not tested`,
              { hint: 'test the rule outside the exception, then name the test in  retest' },
            ),
          ];
        const test = data.validations?.find((row) => row.id === retest);
        if (!test) return [];
        const where = inFrontMatter(input, file, [...path, 'retest']);
        if (test.result === 'not-run')
          return [
            finding(rule, where, `the retest "${retest}" has not been run`, {
              hint: `run it and write down the result`,
            }),
          ];
        if (test.date < applied)
          return [
            finding(
              rule,
              where,
              `the retest "${retest}" is of ${test.date}, before it was applied (${applied})`,
              { hint: 'name a test made afterwards', severity: 'error' },
            ),
          ];
        if (!proves(test, exception.scope))
          return [
            finding(rule, where, `the retest "${retest}" shows no alert: ${outcome(test)}`, {
              hint: 'make the exception narrower, and test again outside it',
            }),
          ];
        return [];
      }),
    ),
};

function outcome({ method, result }: Validation): string {
  return method === 'tabletop' ? 'a tabletop fires no rule' : result;
}
